using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Facets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "facets",
                schema: "needs",
                table: "needs",
                type: "jsonb",
                nullable: true);

            migrationBuilder.InsertData(
                schema: "platform",
                table: "rules",
                columns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule", "source", "valid_to", "value" },
                values: new object[,]
                {
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_budget", "default of the platform", null, 1m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_conflict", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_deadline", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_excluded", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_licence", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_must", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_read_facet", "default of the platform", null, 1m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_region", "default of the platform", null, 1m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_trl", "default of the platform", null, 2m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "gate_unverified", "default of the platform", null, 1m }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_budget" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_conflict" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_deadline" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_excluded" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_licence" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_must" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_read_facet" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_region" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_trl" });

            migrationBuilder.DeleteData(
                schema: "platform",
                table: "rules",
                keyColumns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule" },
                keyValues: new object[] { new DateOnly(2020, 1, 1), "platform", "any", "gate_unverified" });

            migrationBuilder.DropColumn(
                name: "facets",
                schema: "needs",
                table: "needs");
        }
    }
}
