import ArgumentParser

/// Finds what somebody may have meant.
enum Suggestion {
    /// The closest of `choices`, if it is close: at most a third of the letters differ.
    static func closest(to word: String, in choices: [String]) -> String? {
        let ranked = choices.map { (distance: distance(word.lowercased(), $0.lowercased()), choice: $0) }
            .sorted { ($0.distance, $0.choice) < ($1.distance, $1.choice) }
        guard let best = ranked.first, best.distance <= max(1, max(word.count, best.choice.count) / 3) else {
            return nil
        }
        return best.choice
    }

    /// Letters to insert, drop, change or swap with the next.
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first)
        let second = Array(second)
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var rows = [Array(0...second.count)]
        for i in 1...first.count {
            var row = [i]
            for j in 1...second.count {
                let change = rows[i - 1][j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
                var best = min(change, rows[i - 1][j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[first.count][second.count]
    }
}
