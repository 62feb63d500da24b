import CreditCache
import Receivables

extension World {
    /// Invariant 14: what the cache proves of an account is what the records through its watermark say.
    func lookAtCache() throws {
        guard let reader, let look = pickAccount() else { return }
        guard case .hit(let position) = reader.read(company: look.company, customer: look.number) else { return }
        cacheReads += 1
        guard position.isProved else { return }
        cacheHits += 1
        // A disk that lied gave up records that Redis was told of.
        guard !hasLied else { return }
        let mark = position.watermark.sequence
        try require(mark <= auditor.sequence, 14, "the watermark \(mark) is ahead of the disk, \(auditor.sequence)")
        var cachedSums: [Currency: CurrencySums] = [:]
        for place in 0..<Int(position.figures.sumsCount) {
            let sums = position.figures[place]
            guard let currency = Currency(number: sums.currency) else { throw Violation(14, "currency \(sums.currency)") }
            try require(
                cachedSums.updateValue(sums, forKey: currency) == nil, 14, "\(look.number): the cache has \(currency) twice")
        }
        // What is missing there is as wrong as what differs.
        let currencies = auditor.naive.currencies(look.id, through: mark)
        try require(
            Set(cachedSums.keys) == currencies, 14,
            "\(look.number) at \(mark): the cache has \(cachedSums.count) currencies, the records \(currencies.count)")
        for currency in currencies.sorted(by: { $0.number < $1.number }) {
            let sums = cachedSums[currency] ?? CurrencySums()
            let owed = auditor.naive.open(look.id, currency, through: mark)
            let reserved = auditor.naive.reserved(look.id, currency, through: mark)
            let cached = sums.invoices + sums.creditNotes + sums.payments
            try require(
                cached == owed && sums.reserved == reserved, 14,
                "\(look.number) at \(mark): the cache says \(cached) owed and \(sums.reserved) reserved, "
                    + "the records \(owed) and \(reserved)")
        }
        let kept = auditor.naive.customers[Int(look.id.number) - 1]
        guard kept.changed <= mark else { return }
        try require(
            position.figures.baseLimitMinor == kept.limit.limit.minor
                && position.figures.limitCurrency == kept.limit.limit.currency.number
                && position.figures.hold == kept.row.holdStatus.rawValue, 14,
            "\(look.number) at \(mark): the cache says limit \(position.figures.baseLimitMinor) and hold "
                + "\(position.figures.hold), the records \(kept.limit.limit.minor) and \(kept.row.holdStatus)")
    }

    /// Once nothing goes wrong any more the watermark comes up to the last record.
    func convergeCache() throws {
        guard let reader else { return }
        var steps = 0
        while (try? reader.watermark())?.sequence != auditor.sequence {
            try step(isAsking: false, atLeast: 20_000_000)
            steps += 1
            try require(steps < 2_000, 14, "the watermark does not come up to record \(auditor.sequence)")
        }
    }
}
