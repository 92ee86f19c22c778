using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Marketplace.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "access");

            migrationBuilder.EnsureSchema(
                name: "deals");

            migrationBuilder.EnsureSchema(
                name: "imports");

            migrationBuilder.EnsureSchema(
                name: "needs");

            migrationBuilder.EnsureSchema(
                name: "organizations");

            migrationBuilder.EnsureSchema(
                name: "results");

            migrationBuilder.CreateTable(
                name: "answers",
                schema: "platform",
                columns: table => new
                {
                    actor = table.Column<string>(type: "text", nullable: false),
                    operation = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    request = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    refusal = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    for_ever = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => new { x.actor, x.operation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "application",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    client_secret = table.Column<string>(type: "text", nullable: true),
                    client_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    consent_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    json_web_key_set = table.Column<string>(type: "text", nullable: true),
                    permissions = table.Column<string>(type: "text", nullable: true),
                    post_logout_redirect_uris = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redirect_uris = table.Column<string>(type: "text", nullable: true),
                    requirements = table.Column<string>(type: "text", nullable: true),
                    settings = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                schema: "platform",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    xid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "clients",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deals",
                schema: "deals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: true),
                    result_id = table.Column<Guid>(type: "uuid", nullable: true),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    broker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contract_type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    licence = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    terms = table.Column<string>(type: "text", nullable: true),
                    route = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    buyer_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    seller_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    state_founded = table.Column<bool>(type: "boolean", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_seq = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deals", x => x.id);
                    table.CheckConstraint("deals_between_two", "buyer_id <> seller_id");
                });

            migrationBuilder.CreateTable(
                name: "errors",
                schema: "imports",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_errors", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "history",
                schema: "platform",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: true),
                    to = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_history", x => new { x.kind, x.id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                schema: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    publish = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    read = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_line = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                schema: "needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_by = table.Column<string>(type: "text", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    description = table.Column<string>(type: "text", nullable: false),
                    description_en = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    keywords = table.Column<string[]>(type: "text[]", nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    trl_min = table.Column<int>(type: "integer", nullable: true),
                    licence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    industry = table.Column<string>(type: "text", nullable: true),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    targets = table.Column<string>(type: "jsonb", nullable: false),
                    terms = table.Column<string[]>(type: "text[]", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    outcome_note = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "array_to_tsvector(terms)", stored: true),
                    budget_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    budget_currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organizations",
                schema: "organizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state_founded = table.Column<bool>(type: "boolean", nullable: false),
                    uscc = table.Column<string>(type: "text", nullable: true),
                    ror = table.Column<string>(type: "text", nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    terms = table.Column<string[]>(type: "text[]", nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "array_to_tsvector(terms)", stored: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organizations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    subscriber = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "results",
                schema: "results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_by = table.Column<string>(type: "text", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: true),
                    summary_en = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    keywords = table.Column<string[]>(type: "text[]", nullable: false),
                    trl = table.Column<int>(type: "integer", nullable: true),
                    licences = table.Column<string>(type: "jsonb", nullable: false),
                    region = table.Column<string>(type: "text", nullable: true),
                    industry = table.Column<string>(type: "text", nullable: true),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ip_rights = table.Column<string>(type: "jsonb", nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false),
                    terms = table.Column<string[]>(type: "text[]", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "array_to_tsvector(terms)", stored: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_results", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rows",
                schema: "imports",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rows", x => new { x.import_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "scope",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    descriptions = table.Column<string>(type: "text", nullable: true),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    display_names = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    resources = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scope", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    encryption_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_encrypted = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.id);
                    table.CheckConstraint("signing_keys_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "authorization",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authorization", x => x.id);
                    table.ForeignKey(
                        name: "fk_authorization_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "access",
                        principalTable: "application",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "value_statements",
                schema: "deals",
                columns: table => new
                {
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence_kind = table.Column<string>(type: "text", nullable: true),
                    evidence_reference = table.Column<string>(type: "text", nullable: true),
                    evidence_date = table.Column<DateOnly>(type: "date", nullable: true),
                    evidence_sha256 = table.Column<string>(type: "text", nullable: true),
                    reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    posted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    posted_by_actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_value_statements", x => new { x.deal_id, x.seq });
                    table.UniqueConstraint("values_id", x => x.id);
                    table.CheckConstraint("values_sign", "amount <> 0 and (amount < 0) = (reverses is not null)");
                    table.ForeignKey(
                        name: "fk_value_statements_deals_deal_id",
                        column: x => x.deal_id,
                        principalSchema: "deals",
                        principalTable: "deals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_value_statements_value_statements_reverses",
                        column: x => x.reverses,
                        principalSchema: "deals",
                        principalTable: "value_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "token",
                schema: "access",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true),
                    redemption_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reference_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token", x => x.id);
                    table.ForeignKey(
                        name: "fk_token_application_application_id",
                        column: x => x.application_id,
                        principalSchema: "access",
                        principalTable: "application",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_token_authorization_authorization_id",
                        column: x => x.authorization_id,
                        principalSchema: "access",
                        principalTable: "authorization",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "value_confirmations",
                schema: "deals",
                columns: table => new
                {
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_value_confirmations", x => new { x.statement_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_value_confirmations_value_statement_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "deals",
                        principalTable: "value_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answers_at",
                schema: "platform",
                table: "answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_application_client_id",
                schema: "access",
                table: "application",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_authorization_application_id_status_subject_type",
                schema: "access",
                table: "authorization",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_xid_seq",
                schema: "platform",
                table: "changes",
                columns: new[] { "xid", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_clients_client_id",
                schema: "access",
                table: "clients",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clients_organization_id",
                schema: "access",
                table: "clients",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_broker_id",
                schema: "deals",
                table: "deals",
                column: "broker_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_buyer_id_created_at_id",
                schema: "deals",
                table: "deals",
                columns: new[] { "buyer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_created_at_id",
                schema: "deals",
                table: "deals",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_need_id",
                schema: "deals",
                table: "deals",
                column: "need_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_result_id",
                schema: "deals",
                table: "deals",
                column: "result_id");

            migrationBuilder.CreateIndex(
                name: "ix_deals_seller_id_created_at_id",
                schema: "deals",
                table: "deals",
                columns: new[] { "seller_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deals_updated_at_id",
                schema: "deals",
                table: "deals",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_errors_import_id_seq",
                schema: "imports",
                table: "errors",
                columns: new[] { "import_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_created_at_id",
                schema: "imports",
                table: "imports",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_organization_id_created_at_id",
                schema: "imports",
                table: "imports",
                columns: new[] { "organization_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_created_at_id",
                schema: "needs",
                table: "needs",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_owner_id_created_at_id",
                schema: "needs",
                table: "needs",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_search",
                schema: "needs",
                table: "needs",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_needs_updated_at_id",
                schema: "needs",
                table: "needs",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "needs_external_id",
                schema: "needs",
                table: "needs",
                columns: new[] { "owner_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organizations_created_at_id",
                schema: "organizations",
                table: "organizations",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organizations_search",
                schema: "organizations",
                table: "organizations",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_organizations_updated_at_id",
                schema: "organizations",
                table: "organizations",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "organizations_external_id",
                schema: "organizations",
                table: "organizations",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "organizations_ror",
                schema: "organizations",
                table: "organizations",
                column: "ror",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "organizations_uscc",
                schema: "organizations",
                table: "organizations",
                column: "uscc",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subscriber_key_id",
                schema: "platform",
                table: "outbox",
                columns: new[] { "subscriber", "key", "id" },
                filter: "done_at is null and dead_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_results_created_at_id",
                schema: "results",
                table: "results",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_results_owner_id_created_at_id",
                schema: "results",
                table: "results",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_results_search",
                schema: "results",
                table: "results",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_results_updated_at_id",
                schema: "results",
                table: "results",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "results_external_id",
                schema: "results",
                table: "results",
                columns: new[] { "owner_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scope_name",
                schema: "access",
                table: "scope",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_token_application_id_status_subject_type",
                schema: "access",
                table: "token",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_token_authorization_id",
                schema: "access",
                table: "token",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_token_reference_id",
                schema: "access",
                table: "token",
                column: "reference_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "values_reversed_once",
                schema: "deals",
                table: "value_statements",
                column: "reverses",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "changes",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "clients",
                schema: "access");

            migrationBuilder.DropTable(
                name: "errors",
                schema: "imports");

            migrationBuilder.DropTable(
                name: "history",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "imports");

            migrationBuilder.DropTable(
                name: "needs",
                schema: "needs");

            migrationBuilder.DropTable(
                name: "organizations",
                schema: "organizations");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "results",
                schema: "results");

            migrationBuilder.DropTable(
                name: "rows",
                schema: "imports");

            migrationBuilder.DropTable(
                name: "scope",
                schema: "access");

            migrationBuilder.DropTable(
                name: "signing_keys",
                schema: "access");

            migrationBuilder.DropTable(
                name: "token",
                schema: "access");

            migrationBuilder.DropTable(
                name: "value_confirmations",
                schema: "deals");

            migrationBuilder.DropTable(
                name: "authorization",
                schema: "access");

            migrationBuilder.DropTable(
                name: "value_statements",
                schema: "deals");

            migrationBuilder.DropTable(
                name: "application",
                schema: "access");

            migrationBuilder.DropTable(
                name: "deals",
                schema: "deals");
        }
    }
}
