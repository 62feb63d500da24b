extension Int64 {
    /// The share of this amount that falls on `part` of `whole`, rounded once, half away from zero.
    func share(_ part: Int64, of whole: Int64) -> Int64 {
        if part == whole { return self }
        let product = Int128(self) * Int128(part)
        let share = Rounding.halfAwayFromZero.divide(whole < 0 ? -product : product, by: Int128(whole.magnitude))
        guard let share = Int64(exactly: share) else { preconditionFailure("a share larger than Int64") }
        return share
    }

    /// This amount in the ratio of parts that add up to `whole`.
    ///
    /// Each share is what lies between two rounded sums, so that the shares add up however many there are, and none of
    /// parts with one sign gets the other one:
    ///
    ///     share(i) = round(self x (p1 + ... + pi) / whole) - round(self x (p1 + ... + pi-1) / whole)
    func split(by parts: [Int64], of whole: Int64) -> [Int64] {
        var (sum, given) = (Int64(0), Int64(0))
        return parts.map { part in
            sum += part
            let reached = share(sum, of: whole)
            defer { given = reached }
            return reached - given
        }
    }
}
