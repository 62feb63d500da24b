/// Refusals of settling and of naming items, in the order of their checks (payments section 16).
extension Rejection {
    static func noSuchItem(_ named: ApplyItem, field: String) -> Rejection {
        Rejection(
            .itemNotFound, field: field,
            named.item.isNone ? "there is no document \(named.number)" : "there is no item \(named.item.number)",
            named.item.isNone
                ? [.init("document", named.number.text)] : [.init("item_id", UInt64(named.item.number))])
    }

    static func otherCustomer(_ item: Item, field: String) -> Rejection {
        Rejection(
            .customerMismatch, field: field, "\(item.number) belongs to another customer",
            [.init("document", item.number.text)])
    }

    static func versionConflict(_ item: Item, expected: UInt64, field: String) -> Rejection {
        Rejection(
            .versionConflict, field: field,
            "\(item.number) has version \(item.lastChange), \(expected) was expected",
            [.init("document", item.number.text), .init("version", item.lastChange), .init("expected", expected)])
    }

    static func closedItem(_ item: Item, field: String) -> Rejection {
        Rejection(
            .itemClosed, field: field, "nothing is open on \(item.number)", [.init("document", item.number.text)])
    }

    static func namedTwice(_ item: Item, field: String) -> Rejection {
        Rejection(
            .itemNamedTwice, field: field, "\(item.number) is named twice", [.init("document", item.number.text)])
    }

    static func wrongSign(_ item: Item, field: String) -> Rejection {
        Rejection(
            .amountSign, field: field, "the amount has the other sign than \(item.number), which is open with "
                + "\(Money(item.open, item.currency))",
            [.init("document", item.number.text), .init("open", Money(item.open, item.currency))])
    }

    static func oneSided(field: String) -> Rejection {
        Rejection(.amountSign, field: field, "items of both signs are needed")
    }

    static func exceedsOpen(_ item: Item, _ amount: Money, field: String) -> Rejection {
        Rejection(
            .amountExceedsOpen, field: field,
            "\(amount) is more than the \(Money(item.open, item.currency)) open on \(item.number)",
            [
                .init("document", item.number.text), .init("amount", amount),
                .init("open", Money(item.open, item.currency)),
            ])
    }

    static func exceedsPayment(_ named: Money, available: Money, field: String) -> Rejection {
        Rejection(
            .amountExceedsPayment, field: field, "\(named) are named, \(available) are there to settle them",
            [.init("named", named), .init("available", available)])
    }

    static func nothingToSettle(field: String) -> Rejection {
        Rejection(.nothingToSettle, field: field, "no amount of any item is to be settled")
    }

    static func dateBeforeItem(_ date: CalendarDate, earliest: CalendarDate, field: String) -> Rejection {
        Rejection(
            .dateBeforeItem, field: field, "\(date) is before \(earliest)",
            [.init("date", date), .init("earliest", earliest)])
    }

    static func noSuchSettlement(_ id: SettlementID, field: String) -> Rejection {
        Rejection(
            .settlementNotFound, field: field, "there is no settlement \(id.number)",
            [.init("settlement_id", UInt64(id.number))])
    }

    static func nothingToUndo(_ id: SettlementID, at sequence: UInt64, field: String) -> Rejection {
        Rejection(
            .nothingToUndo, field: field, "settlement \(id.number) was undone at sequence \(sequence)",
            [.init("settlement_id", UInt64(id.number)), .init("sequence", sequence)])
    }

    static func notReversible(_ id: SettlementID, _ origin: SettlementOrigin, field: String) -> Rejection {
        let maker =
            switch origin {
            case .settled: "a settlement"
            case .writeOff: "a write-off: ReverseWriteOff takes it back"
            case .reversal: "a payment that was taken back"
            case .reimbursement: "a reimbursement"
            case .netting: "a netting: ReverseNetting takes it back"
            case .prepayment: "a prepayment that was applied or reversed"
            }
        return Rejection(
            .notReversible, field: field, "settlement \(id.number) belongs to \(maker)",
            [.init("settlement_id", UInt64(id.number)), .init("origin", "\(origin)")])
    }
}

/// Refusals of discounts, priorities and companies (payments:CD-1, CD-9, IC-1, OU-6, SE-6).
extension Rejection {
    static func discountChain(_ code: Code, _ why: String, field: String) -> Rejection {
        Rejection(
            .discountChainInvalid, field: field, "the chain of cash discount \(code) \(why)",
            [.init("cash_discount", code.text)])
    }

    static func discountOutOfRange(_ discount: Money, open: Money, field: String) -> Rejection {
        Rejection(
            .discountOutOfRange, field: field, "a discount of \(discount) is not between 0 and the open \(open)",
            [.init("discount", discount), .init("open", open)])
    }

    static func notAllowed(_ parameter: String, field: String) -> Rejection {
        Rejection(
            .notAllowed, field: field, "the parameter \(parameter) does not allow it",
            [.init("parameter", parameter)])
    }

    /// The caller keeps the amount with the token, or says which of the two holds (payments:SE-4).
    static func markedTotalDiffers(_ total: Money, _ amount: Money, token: String) -> Rejection {
        Rejection(
            .warnMarkedTotalDiffers, field: "change_journal_amount",
            "what is marked comes to \(total), the payment is \(amount)",
            [.init("marked_total", total), .init("payment_amount", amount), .init("confirm_token", token)])
    }

    static func noCrossRate(at place: Int) -> Rejection {
        Rejection(
            .crossRateNotAllowed, field: "items[\(place)].cross_rate",
            "a cross rate goes between an item and a primary payment of two currencies other than the accounting currency")
    }

    static func notInHierarchy(_ company: Code, _ other: Code, field: String) -> Rejection {
        Rejection(
            .notInHierarchy, field: field, "\(company) and \(other) are in no common payments hierarchy",
            [.init("company", company.text), .init("other_company", other.text)])
    }

    static func otherParty(_ item: Item, field: String) -> Rejection {
        Rejection(
            .partyMismatch, field: field, "\(item.number) belongs to another party",
            [.init("document", item.number.text)])
    }

    static func noIntercompanyAccounts(_ company: Code, _ other: Code) -> Rejection {
        Rejection(
            .intercompanyAccountsMissing, "\(company) and \(other) have no due-to and due-from accounts",
            [.init("company", company.text), .init("other_company", other.text)])
    }
}
