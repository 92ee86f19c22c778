using Marketplace.Platform.Data;

namespace Marketplace.Deals;

internal static class LedgerChecks
{
    public static readonly Check Gapless = new("the statements of a deal are numbered from 1 to the last that was given out", """
        select format('deal %s has %s statements, and gave out %s numbers', deal.id, count(said.seq), deal.last_seq)
        from deals.deals deal left join deals.value_statements said on said.deal_id = deal.id
        group by deal.id having count(said.seq) <> deal.last_seq or coalesce(max(said.seq), 0) <> deal.last_seq or min(said.seq) <> 1
        """);

    public static readonly Check Reversals = new("a reversal takes back the whole of a statement of its own deal", """
        select format('statement %s of deal %s', back.seq, back.deal_id)
        from deals.value_statements back join deals.value_statements said on said.id = back.reverses
        where (back.deal_id, back.level, back.currency, back.amount, back.cny) is distinct from (said.deal_id, said.level, said.currency, -said.amount, -said.cny)
        """);
}
