using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class RatesAndForeignValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "rates");

            migrationBuilder.AddColumn<decimal>(
                name: "cny",
                schema: "deals",
                table: "value_statements",
                type: "numeric(17,2)",
                precision: 17,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "rate",
                schema: "deals",
                table: "value_statements",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateOnly>(
                name: "rate_date",
                schema: "deals",
                table: "value_statements",
                type: "date",
                nullable: true);

            // All that was stated so far is in CNY. Not by UPDATE, which an owner that is the service too has given up.
            migrationBuilder.Sql("alter table deals.value_statements alter column cny type numeric(17,2) using amount, alter column rate type numeric using 1");

            migrationBuilder.CreateTable(
                name: "rates",
                schema: "rates",
                columns: table => new
                {
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cny = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rates", x => new { x.currency, x.date });
                    table.UniqueConstraint("rates_id", x => x.id);
                    table.CheckConstraint("rates_positive", "cny > 0 and unit in (1, 10, 100, 1000, 10000) and currency <> 'CNY'");
                });

            migrationBuilder.AddCheckConstraint(
                name: "values_cny",
                schema: "deals",
                table: "value_statements",
                sql: "cny <> 0 and (cny < 0) = (amount < 0) and rate > 0 and (currency <> 'CNY' or (cny = amount and rate = 1))");

            migrationBuilder.AddCheckConstraint(
                name: "values_rate_date",
                schema: "deals",
                table: "value_statements",
                sql: "(currency = 'CNY') = (rate_date is null) and (reverses is not null or rate_date <= date)");

            migrationBuilder.CreateIndex(
                name: "ix_rates_date_id",
                schema: "rates",
                table: "rates",
                columns: new[] { "date", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rates",
                schema: "rates");

            migrationBuilder.DropCheckConstraint(
                name: "values_cny",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropCheckConstraint(
                name: "values_rate_date",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropColumn(
                name: "cny",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropColumn(
                name: "rate",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropColumn(
                name: "rate_date",
                schema: "deals",
                table: "value_statements");
        }
    }
}
