/// Creates or replaces a scoring group (credit:RS-2).
///
/// Rejections in order: TOO_MANY_ITEMS; per row FIELD_INVALID (begins after it ends), SCORE_ROWS_OVERLAP.
package struct SetScoringGroup: Command {
    package let id: CompanyID
    package let group: ScoringGroup

    package init(id: CompanyID, group: ScoringGroup) { (self.id, self.group) = (id, group) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> ScoringGroup {
        let others = book.riskScores.scoringGroups(of: id).filter { $0.code != group.code }
        if others.count >= ScoringGroup.perCompanyMax {
            throw .tooMany(others.count + 1, max: ScoringGroup.perCompanyMax, field: "scoring_group")
        }
        for (index, row) in group.rows.enumerated() {
            let path = "scoring_group.rows[\(index)]"
            if group.isRange, row.from > row.to { throw Rejection(.fieldInvalid, field: path, "begins after it ends") }
            let meets = group.rows[..<index].contains { other in
                group.isRange ? other.from <= row.to && row.from <= other.to : other.value == row.value
            }
            if meets { throw Rejection(.scoreRowsOverlap, field: path, "shares values with a row before it") }
        }
        draft.add(.credit(.scoringGroupSet(id, group)), book)
        return group
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Creates or replaces a risk group. Rejections in order: FIELD_INVALID, TOO_MANY_ITEMS, SCORE_ROWS_OVERLAP.
package struct SetRiskGroup: Command {
    package let id: CompanyID
    package let group: RiskGroup

    package init(id: CompanyID, group: RiskGroup) { (self.id, self.group) = (id, group) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> RiskGroup {
        if group.from > group.to { throw Rejection(.fieldInvalid, field: "risk_group.from", "is after its end") }
        let others = book.riskScores.riskGroups(of: id).filter { $0.code != group.code }
        if others.count >= RiskGroup.perCompanyMax {
            throw .tooMany(others.count + 1, max: RiskGroup.perCompanyMax, field: "risk_group")
        }
        if let other = others.first(where: { $0.from <= group.to && group.from <= $0.to }) {
            throw Rejection(
                .scoreRowsOverlap, field: "risk_group", "shares totals with risk group \(other.code)",
                [.init("risk_group", other.code.text)])
        }
        draft.add(.credit(.riskGroupSet(id, group)), book)
        return group
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Creates or replaces the automatic limits of a risk group, currency and maximum revenue. Rejections: TOO_MANY_ITEMS.
package struct SetAutoLimit: Command {
    package let id: CompanyID
    package let rule: AutoLimitRule

    package init(id: CompanyID, rule: AutoLimitRule) { (self.id, self.rule) = (id, rule) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> AutoLimitRule {
        let count = book.riskScores.autoLimits(of: id).count
        if count >= AutoLimitRule.perCompanyMax {
            throw .tooMany(count + 1, max: AutoLimitRule.perCompanyMax, field: "auto_limit")
        }
        draft.add(.credit(.autoLimitSet(id, rule)), book)
        return rule
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Scoring groups, risk groups and automatic limits of a company.
package struct GetRiskSetup: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package struct Answer: Equatable, Sendable {
        package var scoringGroups: [ScoringGroup]
        package var riskGroups: [RiskGroup]
        package var autoLimits: [AutoLimitRule]
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        Answer(
            scoringGroups: book.riskScores.scoringGroups(of: id), riskGroups: book.riskScores.riskGroups(of: id),
            autoLimits: book.riskScores.autoLimits(of: id))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
