using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class BulkImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<byte[]>(
                name: "body",
                schema: "imports",
                table: "rows",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true)
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "results",
                table: "results",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string>(
                name: "summary",
                schema: "results",
                table: "results",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true)
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "organizations",
                table: "organizations",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "needs",
                table: "needs",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string>(
                name: "description",
                schema: "needs",
                table: "needs",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text")
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AddColumn<int>(
                name: "rows",
                schema: "imports",
                table: "imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "results",
                table: "results",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "organizations",
                table: "organizations",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .Annotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "needs",
                table: "needs",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .Annotation("Npgsql:Compression:", "lz4");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "rows",
                schema: "imports",
                table: "imports");

            migrationBuilder.AlterColumn<byte[]>(
                name: "body",
                schema: "imports",
                table: "rows",
                type: "bytea",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldNullable: true)
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "results",
                table: "results",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string>(
                name: "summary",
                schema: "results",
                table: "results",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true)
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "organizations",
                table: "organizations",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string[]>(
                name: "terms",
                schema: "needs",
                table: "needs",
                type: "text[]",
                nullable: false,
                oldClrType: typeof(string[]),
                oldType: "text[]")
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<string>(
                name: "description",
                schema: "needs",
                table: "needs",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text")
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "results",
                table: "results",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "organizations",
                table: "organizations",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .OldAnnotation("Npgsql:Compression:", "lz4");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "needs",
                table: "needs",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "array_to_tsvector(terms)",
                oldStored: true)
                .OldAnnotation("Npgsql:Compression:", "lz4");
        }
    }
}
