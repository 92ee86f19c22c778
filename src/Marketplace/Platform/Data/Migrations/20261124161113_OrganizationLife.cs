using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class OrganizationLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_organizations_status",
                schema: "organizations",
                table: "organizations",
                column: "status",
                filter: "status <> 'verified'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_organizations_status",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "status",
                schema: "organizations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "status_before",
                schema: "organizations",
                table: "organizations");
        }
    }
}
