using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class OpenLicences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "licence_payment",
                schema: "results",
                table: "results",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "open_licence",
                schema: "results",
                table: "results",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mapping",
                schema: "imports",
                table: "imports",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "licence_payment",
                schema: "results",
                table: "results");

            migrationBuilder.DropColumn(
                name: "open_licence",
                schema: "results",
                table: "results");

            migrationBuilder.DropColumn(
                name: "mapping",
                schema: "imports",
                table: "imports");
        }
    }
}
