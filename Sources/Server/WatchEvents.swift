import Receivables
import Schema
import Wire

// What a follower is told of the facts that are families of their own.

extension Reskontra_V1_WatchEvent {
    /// Tells a fact of collections; the customer it is about.
    mutating func fill(_ fact: CreditFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .groupSet(let group):
            (kind, number, amount) = ("creditGroupSet", group.code.text, .init(group.limit))
            return nil
        case .groupTemporaryLimitSet(let id, let limit):
            kind = "creditGroupTemporaryLimitSet"
            if let group = book.creditGroups.find(id) {
                (number, amount) = (group.code.text, .init(limit.amount, group.limit.currency))
            }
            return nil
        case .memberSet(let account, let group):
            (kind, number) = ("creditGroupMemberSet", book.creditGroups.find(group)?.code.text ?? "")
            return account
        case .guaranteeSet(let account, let row):
            (kind, number, amount) = ("guaranteeSet", row.id.text, .init(row.value))
            return account
        case .currencyLimitSet(let account, let currency, let limit):
            (kind, number) = ("currencyLimitSet", currency.code.text)
            if let limit { amount = .init(limit, currency) }
            return account
        case .profileSet(let account, _):
            kind = "creditProfileSet"
            return account
        case .journalMoved(_, let journal, let state, _):
            (kind, number) = ("limitJournalMoved", "\(journal) \(state)")
            return nil
        case .checkpointsSet: kind = "checkpointsSet"
        case .reasonSet(_, let row): (kind, number) = ("creditReasonSet", row.code.text)
        case .holdSet(let hold):
            (kind, number, id) = ("creditHoldSet", hold.document.text, UInt64(hold.id.number))
            amount = .init(hold.value)
            return hold.customer
        case .authorizationReviewed(let fact):
            (kind, id) = ("authorizationReviewed", UInt64(fact.id.number))
            if case .released(let minor, _, _) = fact.outcome {
                amount = .init(minor, book.authorizations[fact.id].currency)
            }
            return book.authorizations[fact.id].customer
        case .authorizationChanged(let fact):
            (kind, id) = ("authorizationChanged", UInt64(fact.id.number))
            amount = .init(-fact.released, book.authorizations[fact.id].currency)
            return book.authorizations[fact.id].customer
        case .documentChecked(let check): (kind, number) = ("documentChecked", check.document.text)
        case .scoringGroupSet(_, let row): (kind, number) = ("scoringGroupSet", row.code.text)
        case .riskGroupSet(_, let row): (kind, number) = ("riskGroupSet", row.code.text)
        case .autoLimitSet(_, let row): (kind, number) = ("autoLimitSet", row.riskGroup.text)
        case .scored(let account, let score):
            (kind, number) = ("riskScored", score.riskGroup.text)
            return account
        }
        return nil
    }

    mutating func fill(_ fact: PaymentFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .journalCreated(let journal): (kind, number) = ("paymentJournalCreated", journal.number.text)
        case .lineSet(let journal, let line):
            (kind, number, id) = ("paymentLineSet", book.paymentJournals[journal].number.text, UInt64(line.number))
            amount = .init(line.amount, line.currency)
            return line.customer
        case .lineDeleted(let journal, let line):
            (kind, number, id) = ("paymentLineDeleted", book.paymentJournals[journal].number.text, UInt64(line))
        case .journalPosted(let journal, _), .journalPostedApart(let journal, _):
            (kind, number) = ("paymentJournalPosted", book.paymentJournals[journal].number.text)
        case .queueMoved(let move):
            let row = book.paymentJournals.queued(move.id)
            (kind, number) = ("queuedSettlementMoved", book.paymentJournals[row.journal].number.text)
            id = UInt64(move.id.number)
            return row.customer
        case .markReleased(let journal, let line, let release):
            (kind, number) = ("paymentMarkReleased", book.paymentJournals[journal].number.text)
            id = UInt64(line)
            return book.items[release.item].customer
        case .linesKept(let item, _):
            (kind, number, id) = ("itemLinesKept", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        case .linesSettled(let settlement, _):
            (kind, id) = ("itemLinesSettled", UInt64(settlement.number))
            return book.items[settlement].customer
        case .nameSet(_, let row): (kind, number) = ("paymentJournalNameSet", row.name.text)
        case .calendarSet(_, let row): (kind, number) = ("paymentCalendarSet", row.code.text)
        case .scheduleSet(_, let row): (kind, number) = ("paymentScheduleSet", row.code.text)
        case .specificationSet(_, let row): (kind, number) = ("paymentSpecificationSet", row.code.text)
        case .deposited(_, let slip, _): (kind, number) = ("depositSlipMade", slip.text)
        case .bridged(let item, _):
            (kind, number, id) = ("paymentBridged", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        case .cleared(let item, _, _, _):
            (kind, number, id) = ("bridgedCleared", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        }
        return nil
    }

    mutating func fill(_ fact: CardFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .serviceSet(_, let service):
            (kind, number) = ("paymentServiceSet", service.code.text)
            return nil
        case .cardSet(let card):
            (kind, number, id) = ("cardSet", card.number.text, UInt64(card.id.number))
            return card.customer
        case .orderMethodSet(let order, _):
            (kind, number) = ("orderMethodSet", book.orders[order].number.text)
            return book.orders[order].customer
        case .orderHeld(let order, let isHeld):
            (kind, number) = (isHeld ? "orderCardHeld" : "orderCardReleased", book.orders[order].number.text)
            return book.orders[order].customer
        case .authorizationSet(let row):
            (kind, number) = ("cardAuthorization" + WatchItem.camel(row.state.name), row.number.text)
            (amount, id) = (.init(row.amount, row.currency), UInt64(row.id.number))
            return row.customer
        case .paymentSet(let row):
            (kind, number) = ("cardPayment" + WatchItem.camel(row.stateName), row.invoiceNumber.text)
            (amount, id) = (.init(row.amount, row.currency), UInt64(row.id.number))
            return row.customer
        case .callSet(let row):
            let owner = book.cards[row.authorization]
            (kind, number) = ("cardCall" + WatchItem.camel(row.state.name), owner.number.text)
            (amount, id) = (.init(row.amount, owner.currency), UInt64(row.id.number))
            return owner.customer
        case .refundSet(let row):
            (kind, number) = ("cardRefund" + WatchItem.camel(row.stateName), row.creditNumber.text)
            (amount, id) = (.init(row.amount, row.currency), UInt64(row.id.number))
            return row.customer
        case .payoutPosted(let row, _, _):
            (kind, number) = ("cardPayoutPosted", row.reference.text)
            (amount, id) = (.init(row.amount, row.currency), UInt64(row.id.number))
            return nil
        }
    }

    mutating func fill(_ fact: DirectDebitFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .creditorSet(_, let account):
            (kind, number) = ("creditorAccountSet", account.code.text)
            return nil
        case .mandateSet(let row):
            (kind, number) = ("mandateSet", row.number)
            id = UInt64(row.id.number)
            return row.customer
        case .collectionSet(let row):
            kind = "debitCollection" + WatchItem.camel(row.state.name)
            amount = .init(row.amount, .eur)
            id = UInt64(row.id.number)
            return row.customer
        case .fileMade(let file):
            (kind, number) = ("directDebitFileMade", file.number.text)
            amount = .init(file.sum, .eur)
            return nil
        case .feeBooked(let fee):
            kind = "debitFeeBooked"
            id = UInt64(fee.collection.number)
            return book.directDebits[fee.collection].customer
        }
    }

    mutating func fill(_ fact: CollectionsFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .statusSet(let fact):
            kind = "collectionStatusSet"
            return fact.customer
        case .definitionSet(_, let row): (kind, number) = ("agingDefinitionSet", row.code.text)
        case .poolSet(_, let row): (kind, number) = ("poolSet", row.code.text)
        case .sequenceSet(_, let row): (kind, number) = ("letterSequenceSet", row.code.text)
        case .processSet(_, let row): (kind, number) = ("automationProcessSet", row.code.text)
        case .letterBlockSet(let fact):
            kind = "letterBlockSet"
            return fact.customer.isNone ? nil : fact.customer
        case .letterCreated(let letter): return tell("letterCreated", letter)
        case .letterRemoved(let letter): return tell("letterRemoved", book.collections[letter])
        case .letterPrinted(let letter, _, _): return tell("letterPrinted", book.collections[letter])
        case .letterPosted(let fact): return tell("letterPosted", book.collections[fact.id])
        case .letterCanceled(let letter, _, _): return tell("letterCanceled", book.collections[letter])
        case .chargeChanged(let fact):
            (kind, number) = ("chargeChanged", book.items[fact.item].number.text)
            id = UInt64(fact.item.number)
            return book.items[fact.item].customer
        case .agingTaken(let snapshot):
            kind = "agingTaken"
            amount = .init(snapshot.total, snapshot.currency)
            return snapshot.customer
        case .agingExportNamed(let export):
            (kind, number) = ("agingExportNamed", export.name.text)
            return nil
        case .agingExportTaken(let page):
            (kind, number) = ("agingExportTaken", book.collections[page.export].name.text)
            return nil
        case .agingExportDeleted(let export):
            (kind, number) = ("agingExportDeleted", book.collections[export].name.text)
            return nil
        case .processAssigned(let customer, let code):
            (kind, number) = ("processAssigned", code.text)
            return customer
        case .automationActed(let action):
            (kind, number) = ("automationActed", action.step.text)
            return action.customer
        case .automationRan(let fact):
            kind = "automationRan"
            return fact.customer.isNone ? nil : fact.customer
        case .activityCreated(let activity):
            (kind, id) = ("activityCreated", UInt64(activity.id.number))
            return activity.customer
        case .activityClosed(let activity, _):
            (kind, id) = ("activityClosed", UInt64(activity.number))
            return book.collections.activities[Int(activity.number) - 1].customer
        case .statementCreated(let statement):
            (kind, id) = ("statementCreated", UInt64(statement.id.number))
            return statement.customer
        case .openingNoted(let note):
            (kind, number) = ("openingNoted", book.items[note.item].number.text)
            return book.items[note.item].customer
        case .agentSet(_, let row): (kind, number) = ("collectionAgentSet", row.user.text)
        case .caseSet(let row):
            (kind, id) = ("collectionCaseSet", UInt64(row.id.number))
            return row.customer
        case .noteAdded(_, let customer, _):
            kind = "noteAdded"
            return customer
        }
        return nil
    }

    private mutating func tell(_ name: String, _ letter: CollectionLetter) -> CustomerID {
        (kind, number, id) = (name, letter.number.text, UInt64(letter.id.number))
        amount = .init(letter.overdue, letter.currency)
        return letter.customer
    }
}

extension Reskontra_V1_WatchEvent {
    /// Tells a fact of free text or recurring invoices; the invoice account it is about.
    mutating func fill(_ fact: FreeTextFact, _ book: borrowing Book) -> CustomerID? {
        func account(_ id: FreeTextID) -> CustomerID { book.customers[book.freeText[id].customer].invoiceAccount }
        switch fact {
        case .saved(let row):
            (kind, id) = ("freeTextSaved", UInt64(row.head.id.number))
            return account(row.head.id)
        case .moved(let draft, let state):
            (kind, id, number) = ("freeTextMoved", UInt64(draft.number), state.name)
            return account(draft)
        case .taxed(let draft):
            (kind, id) = ("freeTextTaxed", UInt64(draft.number))
            return account(draft)
        case .posted(let draft, let item):
            (kind, id, number) = ("freeTextPosted", UInt64(draft.number), book.items[item].number.text)
            return account(draft)
        case .billingCodeSet(_, let row): (kind, number) = ("billingCodeSet", row.code.text)
        case .templateSet(_, let template): (kind, number) = ("templateSet", template.name.text)
        case .canceled(let fact):
            (kind, id) = ("invoiceCanceled", UInt64(fact.canceling.number))
            number = book.items[fact.original].number.text
            return book.items[fact.original].customer
        case .assignmentSet(let row): (kind, number) = ("assignmentSet", row.code.text)
        case .transferred(let row): (kind, id) = ("ledgerTransferred", UInt64(row.number))
        case .runCreated(let run): (kind, number) = ("recurrenceRunCreated", run.code.text)
        }
        return nil
    }

    /// Tells a fact of orders with lines; the customer it is about.
    mutating func fill(_ fact: SalesFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .orderDetailed(let order, _): return tell("orderDetailed", order, book)
        case .slipRegistered(let order, _, _): return tell("slipRegistered", order, book)
        case .slipCanceled(let order, _, _): return tell("slipCanceled", order, book)
        case .accrualPosted(let fact): return tell("accrualPosted", fact.order, book)
        case .orderInvoiced(let fact): return tell("orderInvoicedByLines", fact.order, book)
        case .orderCredited(let fact): return tell("orderCredited", fact.order, book)
        case .commissionPosted(let fact):
            (kind, number, id) = ("commissionPosted", book.items[fact.item].number.text, UInt64(fact.item.number))
            return book.items[fact.item].customer
        case .setupSet: kind = "salesSetupSet"
        case .tradeSet(let customer, _):
            (kind, number, id) = ("customerTradeSet", book.customers[customer].number.text, UInt64(customer.number))
            return customer
        }
        return nil
    }

    private mutating func tell(_ kind: String, _ order: OrderID, _ book: borrowing Book) -> CustomerID? {
        (self.kind, number, id) = (kind, book.orders[order].number.text, UInt64(order.number))
        return book.orders[order].customer
    }

    /// Tells a fact of periods and revaluation; the customer it is about.
    mutating func fill(_ fact: ClosingFact, _ book: borrowing Book) -> CustomerID? {
        switch fact {
        case .accessSet(_, let row): (kind, number) = ("periodAccessSet", String(row.from.description.prefix(7)))
        case .userGroupSet(_, let group): (kind, number) = ("userGroupSet", group.code.text)
        case .stepReported(_, let row): (kind, number) = ("closeStepReported", row.step.name)
        case .rateTypeSet(_, let row): (kind, number) = ("exchangeRateTypeSet", row.code.text)
        case .revalued: kind = "revalued"
        case .dueDateChanged(let item, _):
            (kind, number, id) = ("dueDateChanged", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        case .paymentEdited(let item, _, _):
            (kind, number, id) = ("itemPaymentEdited", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        case .datesEdited(let item, _):
            (kind, number, id) = ("itemDatesEdited", book.items[item].number.text, UInt64(item.number))
            return book.items[item].customer
        case .euListMade(let list): (kind, number) = ("euSalesListMade", String(list.number))
        case .euListReported(_, let list): (kind, number) = ("euSalesListReported", String(list))
        }
        return nil
    }
}
