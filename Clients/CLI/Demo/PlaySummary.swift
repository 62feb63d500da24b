import Schema

/// What a manager reads when the play is over.
struct PlaySummary {
    let title: String
    let plan: Plan
    let book: NaiveBook
    let score: Scoreboard
    let closing: ClosingChecks
    let rejects: [String: Int]
    let linesRead: Int
    let milliseconds: UInt64
    let reconnects: Int
    let isColored: Bool

    private static let debtorsMax = 10

    func text() -> String {
        var text = Tint.strong.paint(title, isColored) + "\n"
        text += "\(plan.firstDay) to \(plan.lastDay), amounts in GBP\n\n"
        text += section("Documents", documents)
        text += section("Credit", credit)
        text += section("Countries", countries)
        text += section("Aging by due date on \(plan.lastDay)", aging)
        text += section("Ten largest debtors", debtors)
        text += section("Latency in milliseconds, seen by the tills", latencies)
        if !rejects.isEmpty { text += section("Lines put aside", putAside) }
        text += section("Checks", checks)
        text += rules + "\n"
        text += speed + "\n"
        return text
    }

    private func section(_ name: String, _ table: Table) -> String {
        Tint.strong.paint(name, isColored) + "\n" + table.grid(isColored: isColored, indent: "  ") + "\n"
    }

    private func money(_ minor: Int64) -> Table.Cell {
        .text(MoneyText.decimal(minor, PlayRequests.currency))
    }

    private var documents: Table {
        var table = Table([.text("kind"), .number("count"), .number("amount")])
        func add(_ name: String, _ tally: NaiveBook.Tally) {
            table.rows.append([.text(name), .number(tally.count), money(tally.total)])
        }
        add("Invoices", book.invoices)
        add("  of them cash sales", score.cashSales)
        add("Credit notes", book.creditNotes)
        add("Payments", book.payments)
        table.rows.append([.text("Open at the end"), .empty, money(book.total)])
        return table
    }

    private var credit: Table {
        var table = Table([.text("decision"), .number("baskets"), .number("amount")])
        table.rows.append([.text("Approved"), .number(score.approved.count), money(score.approved.total)])
        table.rows.append([.text("Declined"), .number(score.declined.count), money(score.declined.total)])
        for (reason, tally) in score.declineReasons.sorted(by: { $0.key < $1.key }) {
            table.rows.append([.text("  \(reason)"), .number(tally.count), money(tally.total)])
        }
        table.rows.append([
            .text("Cancellations settled with their sale"), .number(score.cancellationsSettled), .empty,
        ])
        table.rows.append([.text("Cancellations left open"), .number(score.cancellationsOpen), .empty])
        table.rows.append([
            .text("Cancellations of declined sales, not posted"), .number(score.cancellationsOfDeclined),
            .empty,
        ])
        return table
    }

    private var countries: Table {
        var table = Table([
            .text("country"), .number("invoices"), .number("invoiced"), .number("credit_notes"),
            .number("credited"),
            .number("net"),
        ])
        func net(_ sums: Scoreboard.CountrySums) -> Int64 { sums.invoiced - sums.credited }
        for (name, sums) in score.countries.sorted(by: { (-net($0.value), $0.key) < (-net($1.value), $1.key) }
        ) {
            table.rows.append([
                .text(name), .number(sums.invoices), money(sums.invoiced), .number(sums.creditNotes),
                money(sums.credited), money(net(sums)),
            ])
        }
        return table
    }

    private var aging: Table {
        var table = Table([.text("age"), .number("amount")])
        for total in closing.aging.totals {
            for (label, minor) in zip(closing.aging.labels, total.bucketsMinor) {
                table.rows.append([.text(label), money(minor)])
            }
            table.rows.append([.text("Total"), money(total.totalMinor)])
        }
        return table
    }

    private var debtors: Table {
        var table = Table([.text("customer"), .text("name"), .number("owes"), .number("limit")])
        let rows = closing.aging.rows.sorted {
            ($1.totalMinor, $0.customerNumber) < ($0.totalMinor, $1.customerNumber)
        }
        for row in rows.prefix(Self.debtorsMax) {
            let limit = book.limits[row.customerNumber].map { money($0) } ?? .empty
            table.rows.append([.text(row.customerNumber), .text(row.name), money(row.totalMinor), limit])
        }
        return table
    }

    private var latencies: Table {
        var table = Table([
            .text("call"), .number("count"), .number("p50"), .number("p99"), .number("p99.9"), .number("max"),
        ])
        for call in Scoreboard.Call.allCases {
            guard let histogram = score.latencies[call] else { continue }
            // Latencies are no money: the percentiles of the histogram are asked by Double.
            let values = [50.0, 99.0, 99.9].map { histogram.valueAtPercentile($0) } + [histogram.maxRecorded]
            table.rows.append(
                [.text(call.rawValue), .number(histogram.totalCount)]
                    + values.map { .text(Self.millisecondsText($0)) })
        }
        return table
    }

    private var putAside: Table {
        var table = Table([.text("reason"), .number("lines")])
        for (reason, count) in rejects.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
            table.rows.append([.text(reason), .number(count)])
        }
        return table
    }

    private var checks: Table {
        var table = Table([.text("claim"), .text("result"), .text("figures")])
        for check in closing.checks {
            let result: Table.Cell =
                switch check.holds {
                case true?: .text("holds", .good)
                case false?: .text("FAILS", .bad)
                case nil: .text("not asked", .near)
                }
            table.rows.append([.text(check.claim), result, .text(check.figures)])
        }
        return table
    }

    private var rules: String {
        """
        Limits: \(CreditLimits.statement).
        Payments: \(PayingHabits.statement).
        Cancellations settle the sale they take back most of; cash refunds stay open on the cash customer.
        """
    }

    private var speed: String {
        let rate = UInt64(plan.lines) * 1000 / max(1, milliseconds)
        var text =
            "\(ProgressBar.grouped(UInt64(plan.lines))) of \(ProgressBar.grouped(UInt64(linesRead))) lines played in "
        text += "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s: \(ProgressBar.grouped(rate)) lines/s"
        if score.replayed + score.lookedUp > 0 {
            text += "; resumed: \(score.replayed) answers replayed, \(score.lookedUp) looked up"
        }
        if reconnects > 0 { text += "; \(reconnects) lost lines healed" }
        return text
    }

    /// Three decimals.
    private static func millisecondsText(_ nanoseconds: UInt64) -> String {
        DecimalText.text(unscaled: Int64(nanoseconds / 1000), scale: 3)
    }
}
