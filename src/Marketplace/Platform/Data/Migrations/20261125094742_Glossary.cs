using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Glossary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "glossary");

            migrationBuilder.CreateTable(
                name: "sources",
                schema: "glossary",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    licence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    attribution = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                schema: "glossary",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    external_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    traditional = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reading = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    en = table.Column<string>(type: "jsonb", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms", x => x.id);
                    table.ForeignKey(
                        name: "fk_terms_sources_source",
                        column: x => x.source,
                        principalSchema: "glossary",
                        principalTable: "sources",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "glossary",
                table: "sources",
                columns: new[] { "name", "attribution", "created_at", "licence", "title", "url" },
                values: new object[,]
                {
                    { "cc-cedict", "CC-CEDICT, published by MDBG, contributed to by its community", new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "CC-BY-SA-4.0", "CC-CEDICT, a Chinese-English dictionary", "https://www.mdbg.net/chinese/dictionary?page=cc-cedict" },
                    { "marketplace", "Marketplace", new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "Apache-2.0", "Terms of the eleven fields", null },
                    { "own", "The operator of this platform", new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "LicenseRef-own", "Terms of this platform's operators", null }
                });

            migrationBuilder.CreateIndex(
                name: "glossary_terms_in_use",
                schema: "glossary",
                table: "terms",
                columns: new[] { "source", "external_id" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_terms_created_at_id",
                schema: "glossary",
                table: "terms",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_terms_updated_at_id",
                schema: "glossary",
                table: "terms",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_terms_zh",
                schema: "glossary",
                table: "terms",
                column: "zh");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "terms",
                schema: "glossary");

            migrationBuilder.DropTable(
                name: "sources",
                schema: "glossary");
        }
    }
}
