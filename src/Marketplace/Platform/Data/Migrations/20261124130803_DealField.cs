using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class DealField : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "field",
                schema: "deals",
                table: "deals",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "field",
                schema: "deals",
                table: "deals");
        }
    }
}
