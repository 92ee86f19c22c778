// The story of first-deal.sh by a client whose types are made from the document (tests/contract/package.json has the versions):
//   npx openapi-typescript $BASE_URL/openapi/v1.json --output marketplace.d.ts
// BASE_URL is where the service is, CLIENTS its clients.json.
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./marketplace.js";

type Schemas = components["schemas"];
interface Listed { role: string; organizationKind: string; organizationId: string; clientId: string; clientSecret: string }

const baseUrl = process.env.BASE_URL ?? "http://127.0.0.1:5000";
const listed: Listed[] = JSON.parse(readFileSync(process.env.CLIENTS ?? ".data/clients.json", "utf8"));

function listedClient(kind: Schemas["OrganizationKind"]): Listed {
  const found = listed.find((client) => client.role === "manager" && client.organizationKind === kind);
  if (!found) throw new Error(`There is no manager of a ${kind} among the clients.`);
  return found;
}

async function signIn(client: Listed) {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: client.clientId, client_secret: client.clientSecret });
  const answer = await fetch(`${baseUrl}/connect/token`, { method: "POST", body });
  if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
  const { access_token } = (await answer.json()) as { access_token: string };
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${access_token}` } });
}

// A refusal ends the story.
async function done<T>(asked: Promise<{ data?: T; error?: Schemas["Problem"]; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (data === undefined) throw new Error(`${response.url}: ${response.status} ${error?.code} ${JSON.stringify(error)}`);
  console.log(response.status, response.url);
  return data;
}

const [buyer, seller] = [listedClient("company"), listedClient("university")];
const [company, university] = [await signIn(buyer), await signIn(seller)];
const evidence: Schemas["Evidence"] = { kind: "contract", reference: "HT-2026-001", date: "2026-11-20" };
const published = { query: { publish: true } };

const result = await done(university.POST("/v1/results", {
  params: published,
  body: { title: "聚酰亚胺耐溶剂纳滤膜", summary: "交联聚酰亚胺纳滤膜,丙酮通量 2.8,染料截留率 97%,已完成中试。", trl: 6 },
}));
const need = await done(company.POST("/v1/needs", {
  params: published,
  body: { title: "耐溶剂纳滤膜的开发", description: "现有膜在丙酮中溶胀,需要通量和截留率更高的耐溶剂纳滤膜,用于溶剂回收。", trlMin: 5 },
}));

let match: Schemas["Match"] | undefined;
for (let i = 0; i < 50 && !match; i++) {
  const list = await done(company.GET("/v1/needs/{id}/matches", { params: { path: { id: need.id }, query: { limit: 50 } } }));
  match = list.items.find((item) => item.result?.id === result.id);
  if (!match) await new Promise((soon) => setTimeout(soon, 200));
}
if (!match) throw new Error("The result is not among the matches of the need.");
console.log(match.rank, match.score, match.level, match.result?.title, match.why.terms.slice(0, 3));

const deal = await done(company.POST("/v1/deals", {
  body: {
    needId: need.id, resultId: result.id, buyerId: buyer.organizationId, sellerId: seller.organizationId,
    contractType: "development_commissioned", intendedValue: { amount: "1000000.00", currency: "CNY" },
  },
}));
const ofDeal = { path: { id: deal.id } };
await done(company.POST("/v1/deals/{id}/confirm", { params: ofDeal }));
await done(university.POST("/v1/deals/{id}/confirm", { params: ofDeal }));
await done(company.POST("/v1/deals/{id}/sign", {
  params: ofDeal,
  body: { number: "HT-2026-001", date: "2026-11-20", value: { amount: "1200000.00", currency: "CNY" }, evidence },
}));

const signed = (await done(company.GET("/v1/deals/{id}/ledger", { params: ofDeal }))).statements.find((statement) => statement.level === "signed");
if (!signed) throw new Error("Signing posted no statement.");
await done(university.POST("/v1/deals/{id}/values/{valueId}/confirm", { params: { path: { id: deal.id, valueId: signed.id } } }));
await done(company.POST("/v1/needs/{id}/resolve", { params: { path: { id: need.id } }, body: { outcome: "contract" } }));

const { figures } = await done(company.GET("/v1/reports/funnel", {}));
const value = figures.valueIntendedOrFormal?.value;
console.log(`of ${figures.needsCollected.value} needs ${figures.needsResolved.value} resolved, intended or formal: ${value?.currency} ${value?.amount}`);
