/// What `top` shows, and what its keys do; knows no terminal and no server.
struct TopScreen {
    let title: String
    private var load: ServerLoad?
    private var last: MetricsSample?
    private var sortsByTotal = false
    private var explains = false
    private var selected = 0

    init(title: String) { self.title = title }

    mutating func take(_ sample: MetricsSample) {
        load = ServerLoad(from: last ?? sample, to: sample)
        last = sample
    }

    /// False: leave.
    mutating func press(_ key: Key) -> Bool {
        let methods = calls.count
        switch key {
        case .character("q"), .escape, .interrupt: return false
        case .character("?"): explains.toggle()
        case .enter: sortsByTotal.toggle()
        case .up: selected -= 1
        case .down: selected += 1
        case .pageUp: selected -= 10
        case .pageDown: selected += 10
        case .home: selected = 0
        case .end: selected = methods - 1
        default: break
        }
        selected = min(max(selected, 0), max(methods - 1, 0))
        return true
    }

    /// The busiest first; what is equal goes by name.
    private var calls: [ServerLoad.Call] {
        (load?.calls ?? []).sorted {
            let (left, right) = sortsByTotal ? ($0.total, $1.total) : ($0.rate, $1.rate)
            return left != right ? left > right : $0.total != $1.total ? $0.total > $1.total : $0.method < $1.method
        }
    }

    func lines(columns: Int, rows: Int) -> [ScreenLine] {
        guard let load else { return [ScreenLine(title, .strong)] }
        var lines = [ScreenLine(title, .strong), ScreenLine("")] + figures(load)
        lines.append(ScreenLine(""))
        let room = max(0, rows - lines.count - 2)
        if explains {
            lines += Self.explanation.prefix(room).map { ScreenLine($0) }
        } else {
            lines.append(ScreenLine("METHOD".column(44) + "CALLS/S".column(12, isRight: true) + "TOTAL".column(16, isRight: true), .faint))
            let first = max(0, selected - max(room - 2, 0))
            for (place, call) in calls.enumerated().dropFirst(first).prefix(max(room - 1, 0)) {
                let text = call.method.column(44) + Self.whole(call.rate).column(12, isRight: true)
                    + Self.whole(call.total).column(16, isRight: true)
                lines.append(ScreenLine(text, isSelected: place == selected))
            }
        }
        while lines.count < rows - 1 { lines.append(ScreenLine("")) }
        let order = sortsByTotal ? "rate" : "total"
        lines.append(ScreenLine("↑↓ choose   enter sort by \(order)   ? \(explains ? "methods" : "explain")   q leave", .faint))
        return lines
    }

    private func figures(_ load: ServerLoad) -> [ScreenLine] {
        let now = load.to
        func rate(_ name: String) -> String { Self.whole(load.rate(name)) + "/s" }
        func line(_ name: String, _ parts: [(String, String)], isBad: Bool = false) -> ScreenLine {
            ScreenLine(name.column(9) + parts.map { "\($0) \($1)".column(23) }.joined(), isBad ? .bad : .plain)
        }
        func delays(_ name: String) -> [(String, String)] {
            [("p50", load.quantile(0.5, of: name)), ("p99", load.quantile(0.99, of: name))].map {
                ($0, $1.map { "≤ " + Self.time($0) } ?? "-")
            }
        }
        let shed = load.rate("shed_total") + load.rate("rate_limited_total")
        let batches = load.rate("batches_total")
        let perBatch = batches > 0 ? Self.whole(load.rate("records_total") / batches) : "-"
        let isDifferent = now["second_book_alarm"] > 0
        var lines = [
            line("requests", [("all", rate("requests_total")), ("refused", rate("refused_total")), ("reads", rate("reads_total"))]),
            line(
                "door", [
                    ("connections", Self.whole(now["connections"])), ("turned away", Self.whole(shed) + "/s"),
                    ("classes shed", Self.whole(now["classes_shed"])),
                ], isBad: shed > 0 || now["classes_shed"] > 0),
            line("turns", delays("turn_microseconds") + [("parked", Self.whole(now["requests_parked"]))]),
            line("disk", delays("commit_microseconds") + [("records", rate("records_total"))]),
            line(
                "ledger", [
                    ("sequence", Self.whole(now["sequence"])), ("a batch", perBatch), ("bytes", rate("record_bytes_total")),
                ]),
        ]
        if now.has("second_book_sequence") {
            lines.append(
                line(
                    "second", [
                        ("lag", Self.whole(now["second_book_lag_records"])), ("alarm", isDifferent ? "YES" : "no"),
                        ("snapshot at", Self.whole(now["snapshot_sequence"])),
                    ], isBad: isDifferent))
        }
        let isWrong = now["cache_inconsistent_total"] > 0
        lines.append(
            line(
                "cache", now["cache_connected"] > 0
                    ? [
                        ("written", rate("cache_published_total")), ("lag", Self.whole(now["cache_lag_records"])),
                        ("wrong", Self.whole(now["cache_inconsistent_total"])),
                    ] : [("Redis", "not connected")], isBad: isWrong))
        return lines
    }

    private static let explanation = [
        "requests What came in, what was refused, what was read, each second.",
        "door     Turned away with RETRY_LATER because answers came late (classes shed:",
        "         reports first, captures never) or because one caller asked too much.",
        "turns    How long the loop worked before it listened again: the queue's delay.",
        "disk     From handing over a batch until it was durable.",
        "ledger   The newest durable record; records in a batch; bytes of records.",
        "second   The second book, which answers long reads and must equal the first.",
        "cache    Credit positions in Redis: written, records behind, found wrong.",
    ]

    /// With blanks between the thousands.
    static func whole(_ value: Double) -> String {
        var digits = String(Int64(value.rounded()))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return ([digits[...]] + groups).joined(separator: " ")
    }

    static func time(_ microseconds: Double) -> String {
        guard microseconds.isFinite else { return "> 1 s" }
        return microseconds < 1_000 ? "\(Int(microseconds)) us" : "\(Int((microseconds / 1_024).rounded())) ms"
    }
}
