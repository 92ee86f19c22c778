using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeopleRulesAndMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_clients_organization_id",
                schema: "access",
                table: "clients");

            migrationBuilder.EnsureSchema(
                name: "sandbox");

            migrationBuilder.EnsureSchema(
                name: "people");

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

            migrationBuilder.AddColumn<int>(
                name: "rows",
                schema: "imports",
                table: "imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "field",
                schema: "deals",
                table: "deals",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "revoked_at",
                schema: "access",
                table: "clients",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "updated_at",
                schema: "access",
                table: "clients",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "version",
                schema: "access",
                table: "clients",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "clock",
                schema: "sandbox",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    ahead = table.Column<TimeSpan>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.id);
                    table.CheckConstraint("clock_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "marks",
                schema: "platform",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "people",
                schema: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    name_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    orcid = table.Column<string>(type: "character(19)", fixedLength: true, maxLength: 19, nullable: true),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    terms = table.Column<string[]>(type: "text[]", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "array_to_tsvector(terms)", stored: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

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

            migrationBuilder.CreateIndex(
                name: "ix_clients_created_at_id",
                schema: "access",
                table: "clients",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clients_organization_id_created_at_id",
                schema: "access",
                table: "clients",
                columns: new[] { "organization_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_created_at_id",
                schema: "people",
                table: "people",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_organization_id_created_at_id",
                schema: "people",
                table: "people",
                columns: new[] { "organization_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_search",
                schema: "people",
                table: "people",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_people_updated_at_id",
                schema: "people",
                table: "people",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "people_orcid",
                schema: "people",
                table: "people",
                column: "orcid",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clock",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "marks",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "people",
                schema: "people");

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

            migrationBuilder.DropIndex(
                name: "ix_clients_created_at_id",
                schema: "access",
                table: "clients");

            migrationBuilder.DropIndex(
                name: "ix_clients_organization_id_created_at_id",
                schema: "access",
                table: "clients");

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

            migrationBuilder.DropColumn(
                name: "rows",
                schema: "imports",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "field",
                schema: "deals",
                table: "deals");

            migrationBuilder.DropColumn(
                name: "revoked_at",
                schema: "access",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "updated_at",
                schema: "access",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "version",
                schema: "access",
                table: "clients");

            migrationBuilder.CreateIndex(
                name: "ix_clients_organization_id",
                schema: "access",
                table: "clients",
                column: "organization_id");
        }
    }
}
