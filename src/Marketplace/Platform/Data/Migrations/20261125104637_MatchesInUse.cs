using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class MatchesInUse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                schema: "matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    of = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    result_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                schema: "platform",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xid = table.Column<ulong>(type: "xid8", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cursors", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "duplicates",
                schema: "matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resemblance = table.Column<double>(type: "double precision", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shown",
                schema: "matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: true),
                    result_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    model = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    viewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_need_id_result_id_of",
                schema: "matches",
                table: "alerts",
                columns: new[] { "need_id", "result_id", "of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alerts_owner_id_id",
                schema: "matches",
                table: "alerts",
                columns: new[] { "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_one_id_other_id",
                schema: "matches",
                table: "duplicates",
                columns: new[] { "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_other_id",
                schema: "matches",
                table: "duplicates",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "ix_duplicates_resemblance_id",
                schema: "matches",
                table: "duplicates",
                columns: new[] { "resemblance", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shown_at",
                schema: "matches",
                table: "shown",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_shown_need_id_result_id",
                schema: "matches",
                table: "shown",
                columns: new[] { "need_id", "result_id" });

            migrationBuilder.CreateIndex(
                name: "ix_shown_viewer_id_at",
                schema: "matches",
                table: "shown",
                columns: new[] { "viewer_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts",
                schema: "matches");

            migrationBuilder.DropTable(
                name: "cursors",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "duplicates",
                schema: "matches");

            migrationBuilder.DropTable(
                name: "shown",
                schema: "matches");
        }
    }
}
