using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class LivesRatesAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_results_search",
                schema: "results",
                table: "results");

            migrationBuilder.DropIndex(
                name: "ix_people_search",
                schema: "people",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_organizations_search",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropIndex(
                name: "ix_needs_search",
                schema: "needs",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "search",
                schema: "results",
                table: "results");

            migrationBuilder.DropColumn(
                name: "search",
                schema: "people",
                table: "people");

            migrationBuilder.DropColumn(
                name: "search",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "search",
                schema: "needs",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "results",
                table: "results");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "people",
                table: "people");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "needs",
                table: "needs");

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

            migrationBuilder.AddColumn<string>(
                name: "status",
                schema: "organizations",
                table: "organizations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'verified'");

            migrationBuilder.AddColumn<string>(
                name: "status_before",
                schema: "organizations",
                table: "organizations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "search_due",
                schema: "platform",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_due", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => x.id);
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
                name: "ix_organizations_status",
                schema: "organizations",
                table: "organizations",
                column: "status",
                filter: "status <> 'verified'");

            migrationBuilder.CreateIndex(
                name: "ix_rates_date_id",
                schema: "rates",
                table: "rates",
                columns: new[] { "date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_terms",
                schema: "platform",
                table: "search_entries",
                column: "terms")
                .Annotation("Npgsql:IndexMethod", "gin");

            // What was found by its words before is found again once these are worked through.
            migrationBuilder.Sql(
                """
                insert into platform.search_due (kind, id)
                select 'result', id from results.results union all select 'need', id from needs.needs
                union all select 'organization', id from organizations.organizations union all select 'person', id from people.people
                """);

            // Of an import's time a third goes into compressing texts, and lz4 is several times faster. Not every build of PostgreSQL has it.
            migrationBuilder.Sql(
                """
                do $$ begin
                    alter table imports.rows alter column body set compression lz4;
                    alter table results.results alter column summary set compression lz4, alter column summary_en set compression lz4;
                    alter table needs.needs alter column description set compression lz4, alter column description_en set compression lz4;
                    alter table platform.search_entries alter column terms set compression lz4;
                exception when feature_not_supported then null;
                end $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rates",
                schema: "rates");

            migrationBuilder.DropTable(
                name: "search_due",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "search_entries",
                schema: "platform");

            migrationBuilder.DropCheckConstraint(
                name: "values_cny",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropCheckConstraint(
                name: "values_rate_date",
                schema: "deals",
                table: "value_statements");

            migrationBuilder.DropIndex(
                name: "ix_organizations_status",
                schema: "organizations",
                table: "organizations");

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

            migrationBuilder.DropColumn(
                name: "status",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "status_before",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.AddColumn<string[]>(
                name: "terms",
                schema: "results",
                table: "results",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "terms",
                schema: "people",
                table: "people",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "terms",
                schema: "organizations",
                table: "organizations",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "terms",
                schema: "needs",
                table: "needs",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search",
                schema: "results",
                table: "results",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search",
                schema: "people",
                table: "people",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search",
                schema: "organizations",
                table: "organizations",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search",
                schema: "needs",
                table: "needs",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "array_to_tsvector(terms)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_results_search",
                schema: "results",
                table: "results",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_people_search",
                schema: "people",
                table: "people",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_organizations_search",
                schema: "organizations",
                table: "organizations",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_needs_search",
                schema: "needs",
                table: "needs",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
