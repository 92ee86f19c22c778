using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class TimesToLive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                schema: "results",
                table: "results",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                schema: "needs",
                table: "needs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lives_until",
                schema: "needs",
                table: "needs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rules",
                schema: "platform",
                columns: table => new
                {
                    rule = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    jurisdiction = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => new { x.rule, x.jurisdiction, x.owner_kind, x.valid_from });
                });

            migrationBuilder.InsertData(
                schema: "platform",
                table: "rules",
                columns: new[] { "valid_from", "jurisdiction", "owner_kind", "rule", "source", "valid_to", "value" },
                values: new object[,]
                {
                    { new DateOnly(2020, 1, 1), "platform", "any", "need_time_to_live_days", "default of the platform", null, 180m },
                    { new DateOnly(2020, 1, 1), "platform", "any", "result_time_to_live_days", "default of the platform", null, 365m }
                });

            migrationBuilder.CreateIndex(
                name: "ix_results_expires_at",
                schema: "results",
                table: "results",
                column: "expires_at",
                filter: "status = 'published'");

            migrationBuilder.CreateIndex(
                name: "ix_needs_expires_at",
                schema: "needs",
                table: "needs",
                column: "expires_at",
                filter: "status = 'published'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rules",
                schema: "platform");

            migrationBuilder.DropIndex(
                name: "ix_results_expires_at",
                schema: "results",
                table: "results");

            migrationBuilder.DropIndex(
                name: "ix_needs_expires_at",
                schema: "needs",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "expires_at",
                schema: "results",
                table: "results");

            migrationBuilder.DropColumn(
                name: "expires_at",
                schema: "needs",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "lives_until",
                schema: "needs",
                table: "needs");
        }
    }
}
