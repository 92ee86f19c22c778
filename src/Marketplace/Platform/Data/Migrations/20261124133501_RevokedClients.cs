using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class RevokedClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_clients_organization_id",
                schema: "access",
                table: "clients");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_clients_created_at_id",
                schema: "access",
                table: "clients");

            migrationBuilder.DropIndex(
                name: "ix_clients_organization_id_created_at_id",
                schema: "access",
                table: "clients");

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
