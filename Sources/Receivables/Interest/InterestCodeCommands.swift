/// Creates an interest code, or replaces its terms from one date on (setup:IC-1, IC-2, IC-10).
///
/// Rejections in order: FIELD_REQUIRED, FIELD_INVALID, RANGE_MUST_START_AT_ZERO, RANGE_OVERLAP, ACCOUNT_MISSING,
/// VERSION_OVERLAP. What was charged before stays as it was.
package struct SetInterestCode: Command {
    package let id: CompanyID
    package let code: Code
    package let description: String
    package let version: InterestVersion
    /// True: the code must exist and the version comes after its last, which then ends the day before.
    package let isNewVersion: Bool

    package init(
        id: CompanyID, code: Code, description: String, version: InterestVersion, isNewVersion: Bool = false
    ) {
        self.id = id
        self.code = code
        self.description = description
        self.version = version
        self.isNewVersion = isNewVersion
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> InterestCode {
        var row = InterestCode(code: code, description: description, versions: [])
        let known = book.interest.code(id, code)
        var version = version
        if isNewVersion {
            guard let known else { throw .noSuchReference("interest_code", code, field: "interest_code") }
            row = known
            // What the request leaves out stays as in the version before.
            if let last = known.versions.last { version = version.completed(from: last) }
        } else if let known {
            row.versions = known.versions
            if description.isEmpty { row.description = known.description }
        }
        try version.check()
        try version.checkTaxGroups(of: id, book)
        try row.take(version, replaces: !isNewVersion)
        draft.add(.interestCodeSet(id, row), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension InterestVersion {
    fileprivate func completed(from last: InterestVersion) -> InterestVersion {
        var made = self
        made.earnings = InterestVersion.merge(earnings, last.earnings)
        made.payments = InterestVersion.merge(payments, last.payments)
        return made
    }

    /// A new version usually states its percent only.
    private static func merge(_ new: InterestTerms?, _ old: InterestTerms?) -> InterestTerms? {
        guard var terms = new else { return old }
        guard let old, terms.isOnlyPercent else { return terms }
        let percent = terms.percent
        terms = old
        terms.percent = percent
        return terms
    }

    fileprivate func check() throws(Rejection) {
        guard earnings != nil || payments != nil else {
            throw .required("version.earnings", "a version has terms for earnings, payments or both")
        }
        try earnings?.check("earnings")
        try payments?.check("payments")
        if let end = effectiveTo, end < effectiveFrom {
            throw Rejection(.fieldInvalid, field: "effective_to", "ends before it begins")
        }
    }
}

extension InterestVersion {
    fileprivate func checkTaxGroups(of company: CompanyID, _ book: borrowing Book) throws(Rejection) {
        for (terms, side) in [(earnings, "earnings"), (payments, "payments")] {
            for (index, own) in (terms?.currencies ?? []).enumerated() where !own.feeTaxGroup.isEmpty {
                guard book.companies.setups[Int(company.number) - 1].itemTaxGroups[own.feeTaxGroup] != nil else {
                    throw .noSuchReference(
                        "item_tax_group", own.feeTaxGroup, field: "\(side).currencies[\(index)].fee_tax_group")
                }
            }
        }
    }
}

extension InterestTerms {
    fileprivate var isOnlyPercent: Bool {
        var plain = InterestTerms()
        plain.percent = percent
        return self == plain && percent != nil
    }

    fileprivate func check(_ side: String) throws(Rejection) {
        if every < 1 { throw Rejection(.fieldInvalid, field: "every", "an interval has at least one unit") }
        if method == .daily365, basis == .amount {
            throw Rejection(.fieldInvalid, field: "\(side).basis", "the daily method takes a yearly percent")
        }
        if basis == .amount, percent != nil {
            throw Rejection(.fieldInvalid, field: "percent", "a percent and an amount: state one of them")
        }
        if let percent, percent.tenThousandths < 0 {
            throw Rejection(.fieldInvalid, field: "percent", "is negative")
        }
        if currencies.count > InterestCode.currenciesMax {
            throw .tooMany(currencies.count, max: InterestCode.currenciesMax, field: "\(side).currencies")
        }
        for (index, own) in currencies.enumerated() {
            let path = "\(side).currencies[\(index)]"
            for earlier in currencies[..<index] where earlier.currency == own.currency {
                throw Rejection(.duplicateKey, field: path + ".currency", "\(own.currency) is stated twice")
            }
            try own.check(path, hasRange: range != .none)
        }
        let isValued = percent != nil || currencies.contains { $0.value != nil || !$0.rows.isEmpty }
        if !isValued { throw .required("percent", "neither a percent, an amount nor a range is given") }
        if account.isNone { throw Rejection(.accountMissing, field: "\(side).main_account", "a side needs its account") }
    }
}

extension InterestTerms.CurrencyTerms {
    fileprivate func check(_ path: String, hasRange: Bool) throws(Rejection) {
        if let value, value < 0 { throw Rejection(.fieldInvalid, field: path, "is negative") }
        if let least = minInterest, let most = maxInterest, least > most {
            throw Rejection(.fieldInvalid, field: path + ".max_interest", "is below min_interest")
        }
        if (minInterest ?? 0) < 0 || (maxInterest ?? 0) < 0 || fee < 0 {
            throw Rejection(.fieldInvalid, field: path, "is negative")
        }
        if fee > 0, feeAccount.isNone {
            throw Rejection(.accountMissing, field: path + ".fee_account", "a fee needs its account")
        }
        guard let first = rows.first else { return }
        if !hasRange { throw Rejection(.fieldInvalid, field: path + ".ranges", "the code has no range") }
        if rows.count > InterestCode.rowsMax {
            throw .tooMany(rows.count, max: InterestCode.rowsMax, field: path + ".ranges")
        }
        if first.from != 0 {
            throw Rejection(.rangeMustStartAtZero, field: path + ".ranges[0].from", "the first row starts at 0")
        }
        for index in rows.indices {
            if rows[index].value < 0 {
                throw Rejection(.fieldInvalid, field: "\(path).ranges[\(index)].value", "is negative")
            }
            if index > 0, rows[index].from <= rows[index - 1].from {
                throw Rejection(
                    .rangeOverlap, field: "\(path).ranges[\(index)].from", "rows rise: \(rows[index].from) follows \(rows[index - 1].from)")
            }
        }
    }
}

extension InterestCode {
    /// Adds a version behind the last; with `replaces` it takes the place of the one with its first day, or any free
    /// time. The one before ends the day before it, unless it states a later end.
    fileprivate mutating func take(_ version: InterestVersion, replaces: Bool) throws(Rejection) {
        var version = version
        let same = replaces ? versions.firstIndex { $0.effectiveFrom == version.effectiveFrom } : nil
        if let next = versions.firstIndex(where: { $0.effectiveFrom > version.effectiveFrom }) {
            let day = versions[next].effectiveFrom
            // Terms that are stated anew last as long as there are no others; what is put before others says until when.
            if same != nil, version.effectiveTo == nil { version.effectiveTo = day.adding(days: -1) }
            guard replaces, let end = version.effectiveTo, end < day else { throw overlap(with: versions[next]) }
        }
        if let same {
            versions[same] = version
        } else {
            let place = versions.firstIndex { $0.effectiveFrom > version.effectiveFrom } ?? versions.count
            if place > 0 {
                let before = versions[place - 1]
                let isFree = before.effectiveTo.map { $0 < version.effectiveFrom }
                guard before.effectiveFrom < version.effectiveFrom, isFree ?? true || !replaces else {
                    throw overlap(with: before)
                }
                if isFree != true { versions[place - 1].effectiveTo = version.effectiveFrom.adding(days: -1) }
            }
            versions.insert(version, at: place)
        }
        if versions.count > InterestCode.versionsMax {
            throw .tooMany(versions.count, max: InterestCode.versionsMax, field: "versions")
        }
    }

    private func overlap(with other: InterestVersion) -> Rejection {
        Rejection(
            .versionOverlap, field: "effective_from", "a version begins on \(other.effectiveFrom)",
            [.init("effective_from", other.effectiveFrom)])
    }
}

/// A code with the versions in force on a day, or all of them.
package struct ListInterestVersions: Query {
    package let id: CompanyID
    package let code: Code
    /// Nil: all.
    package let asOf: CalendarDate?

    package init(id: CompanyID, code: Code, asOf: CalendarDate?) { (self.id, self.code, self.asOf) = (id, code, asOf) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> InterestCode {
        guard var found = book.interest.code(id, code) else {
            throw Rejection(.notFound, field: "interest_code", "there is no interest code '\(code)'")
        }
        if let asOf { found.versions.removeAll { !$0.holds(on: asOf) } }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
