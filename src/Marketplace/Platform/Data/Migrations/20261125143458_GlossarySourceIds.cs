using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class GlossarySourceIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "id",
                schema: "glossary",
                table: "sources",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()");

            migrationBuilder.UpdateData(
                schema: "glossary",
                table: "sources",
                keyColumn: "name",
                keyValue: "cc-cedict",
                column: "id",
                value: new Guid("01980000-0000-7000-8000-000000000a03"));

            migrationBuilder.UpdateData(
                schema: "glossary",
                table: "sources",
                keyColumn: "name",
                keyValue: "marketplace",
                column: "id",
                value: new Guid("01980000-0000-7000-8000-000000000a02"));

            migrationBuilder.UpdateData(
                schema: "glossary",
                table: "sources",
                keyColumn: "name",
                keyValue: "own",
                column: "id",
                value: new Guid("01980000-0000-7000-8000-000000000a01"));

            migrationBuilder.CreateIndex(
                name: "ix_sources_id",
                schema: "glossary",
                table: "sources",
                column: "id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sources_id",
                schema: "glossary",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "id",
                schema: "glossary",
                table: "sources");
        }
    }
}
