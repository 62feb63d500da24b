/// Turns offers into a plan: their discounts, limits and rates, as far as any of it matters.
extension Matching {
    /// Nil: nothing but money moves, in one company and currency, and the matching does by itself.
    func plan(
        _ named: [ApplyItem], _ wishes: [MarkWish], discountDate: CalendarDate?, moneyDate: CalendarDate?,
        isAutomatic: Bool, primary: CompanyID?, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> SettlementPlan? {
        guard needsPlan(wishes, book) else { return nil }
        let scales = try scales(on: moneyDate, primary, wishes, book)
        var rows: [SettlementPlan.Row] = []
        rows.reserveCapacity(offers.count)
        for index in offers.indices {
            let offer = offers[index]
            guard let item = draft.item(offer.item, book) else {
                preconditionFailure("an offer names an item that is not there")
            }
            let rules = book.companies[offer.home].parameters.settlement
            var row = SettlementPlan.Row(
                open: offer.openMagnitude, isDebit: offer.isDebit, date: offer.documentDate)
            row.isMoney = offer.isMoney && !offer.isDebit
            row.isNote = !offer.isDebit && !offer.isMoney
            row.terms = book.discountTerms(offer.item, item, draft)
            row.scale = scales.isEmpty ? .one : scales[index]
            row.limits = .init(
                penny: rules.maxPennyDifference, overUnder: rules.maxOverUnderPayment,
                scale: .init(
                    numerator: Int128(offer.accountingOpen.magnitude), denominator: Int128(offer.open.magnitude)))
            if offer.lineOpen >= 0 { row.lineOpen = offer.lineOpen }
            row.mark.discountDate = discountDate
            if let stated = named.amount(of: offer) { row.mark.stated = Int64(stated.minor.magnitude) }
            if offer.place >= 0, !wishes.isEmpty {
                try mark(&row, wishes[Int(offer.place)], offer, rules)
            }
            rows.append(row)
        }
        return SettlementPlan(rows, rules(isAutomatic: isAutomatic, book))
    }

    private func needsPlan(_ wishes: [MarkWish], _ book: borrowing Book) -> Bool {
        guard let first = offers.first else { return false }
        if !wishes.isEmpty { return true }
        if book.companies[first.home].parameters.settlement.hasTolerance { return true }
        return offers.contains { $0.hasTiers || $0.company != first.company || $0.currency != first.currency }
    }

    private func rules(isAutomatic: Bool, _ book: borrowing Book) -> SettlementPlan.Rules {
        // Credit notes go by the parameters of their company; discounts and overpayment must be of one (OU-4).
        let payer = offers.last { $0.isMoney && !$0.isDebit }?.home ?? offers[0].home
        let rules = book.companies[payer].parameters.settlement
        let notes = offers.first { !$0.isMoney && !$0.isDebit }?.home ?? payer
        let posted = offers.allSatisfy { offer in
            !offer.isDebit || offer.home == payer
                || book.companies.setups[Int(payer.number) - 1].intercompany[offer.home]?.discountIn == .paymentCompany
        }
        return .init(
            onCreditNotes: book.companies[notes].parameters.settlement.discountOnCreditNotes,
            unspecific: rules.unspecificDiscounts && posted, isAutomatic: isAutomatic)
    }

    private func mark(
        _ row: inout SettlementPlan.Row, _ wish: MarkWish, _ offer: Offer, _ rules: SettlementParameters
    ) throws(Rejection) {
        let path = "items[\(offer.place)]"
        row.mark.use = wish.use
        if let date = wish.discountDate { row.mark.discountDate = date }
        if wish.fullSettlement {
            if !rules.fullSettlement { throw .notAllowed("full_settlement_enabled", field: "\(path).full_settlement") }
            row.mark.fullSettlement = true
        }
        if let discount = wish.discount { row.mark.discount = try wish.checked(discount, offer) }
    }

    // MARK: Two currencies

    /// Factors into the accounting currency of the paying company, all of the day of the payment (payments:FX-4).
    ///
    /// Empty: there is one currency.
    private func scales(
        on date: CalendarDate?, _ primary: CompanyID?, _ wishes: [MarkWish], _ book: borrowing Book
    ) throws(Rejection) -> [SettlementPlan.Scale] {
        guard let first = offers.first, offers.contains(where: { $0.currency != first.currency }) else {
            if let place = wishes.firstIndex(where: { $0.crossRate != nil }) { throw .noCrossRate(at: place) }
            return []
        }
        let money = offers.last { $0.isMoney && !$0.isDebit } ?? first
        let payer = primary ?? money.home
        let day = date ?? money.documentDate
        var scales: [SettlementPlan.Scale] = []
        for each in offers {
            // Money in the payment's own currency is not converted, whatever rates its company or customer goes by.
            let offer = each.currency == money.currency ? money : each
            let own = book.companies[offer.home].currency
            let hub = book.companies[payer].currency
            let first = try book.factor(offer.currency, own, in: offer.home, of: offer.customer, on: day)
            let second = try book.factor(own, hub, in: offer.home, of: offer.customer, on: day)
            scales.append(try first.times(second, at: offer.place))
        }
        try useCrossRates(&scales, wishes, book)
        return scales
    }

    /// An entered rate takes the place of the table's between an item and the primary payment (payments:FX-4).
    ///
    /// It decides how much of the item is paid; accounting values keep the rates of their items.
    private func useCrossRates(
        _ scales: inout [SettlementPlan.Scale], _ wishes: [MarkWish], _ book: borrowing Book
    ) throws(Rejection) {
        guard wishes.contains(where: { $0.crossRate != nil }) else { return }
        // The payment being posted is named by nobody: it is the primary one.
        let primary = offers.firstIndex { offer in
            offer.isMoney && !offer.isDebit && (offer.place < 0 || wishes[Int(offer.place)].isPrimary)
        }
        for index in offers.indices where offers[index].place >= 0 {
            let (offer, place) = (offers[index], Int(offers[index].place))
            guard let rate = wishes[place].crossRate else { continue }
            guard let primary else { throw .noCrossRate(at: place) }
            let payment = offers[primary]
            let accounting = [book.companies[offer.home].currency, book.companies[payment.home].currency]
            if offer.currency == payment.currency || accounting.contains(offer.currency)
                || accounting.contains(payment.currency)
            {
                throw .noCrossRate(at: place)
            }
            scales[index] = try rate.factor(from: offer.currency, to: payment.currency)
                .times(scales[primary], at: offer.place)
        }
    }
}

extension SettlementPlan.Scale {
    /// Both factors in one, with room for an amount and for the other side's factor.
    fileprivate func times(_ other: Self, at place: Int32) throws(Rejection) -> Self {
        let (numerator, over) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (denominator, under) = denominator.multipliedReportingOverflow(by: other.denominator)
        let most: Int128 = 1 << 34
        var scale = Self(numerator: numerator, denominator: denominator)
        if !over, !under { scale.reduce() }
        if over || under || scale.numerator > most || scale.denominator > most {
            throw .outOfRange(field: "items[\(max(0, place))]")
        }
        return scale
    }

    fileprivate mutating func reduce() {
        var (first, second) = (numerator, denominator)
        while second != 0 { (first, second) = (second, first % second) }
        guard first > 1 else { return }
        numerator /= first
        denominator /= first
    }
}

extension Book {
    /// Minor units of `target` for one of `source`, by the table in either direction; of a customer of the company.
    func factor(
        _ source: Currency, _ target: Currency, in company: CompanyID, of customer: CustomerID, on date: CalendarDate
    ) throws(Rejection) -> SettlementPlan.Scale {
        if source == target { return .one }
        let use = rateUse(of: customer)
        if let rate = companies.rate(company, from: source, to: target, on: date, for: use) {
            return rate.factor(from: source, to: target)
        }
        guard let rate = companies.rate(company, from: target, to: source, on: date, for: use) else {
            throw .missingRate(source, target, on: date, type: companies.rateType(company, for: use))
        }
        let factor = rate.factor(from: target, to: source)
        return .init(numerator: factor.denominator, denominator: factor.numerator)
    }
}

extension Rate {
    fileprivate func factor(from: Currency, to target: Currency) -> SettlementPlan.Scale {
        .init(
            numerator: Int128(mantissa) * Int128(target.minorPerMajor),
            denominator: Int128(unit) * Decimal.power(scale) * Int128(from.minorPerMajor))
    }
}
