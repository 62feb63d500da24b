/// Settlements of a document, of a customer, or one by its id: what each did to its items, the latest first.
///
/// Those that were undone are told too. Rejections: SETTLEMENT_NOT_FOUND, ITEM_NOT_FOUND, CUSTOMER_NOT_FOUND.
package struct GetSettlementHistory: Query {
    package enum Subject: Equatable, Sendable {
        case document(Code)
        /// Of its invoice account.
        case customer(Code)
        case settlement(SettlementID)
    }

    package let companyID: CompanyID
    package let subject: Subject
    package let size: Int
    /// Settlements before this one; none: from the latest.
    package let before: SettlementID

    package init(company: CompanyID, _ subject: Subject, size: Int, before: SettlementID = .none) {
        (companyID, self.subject, self.size, self.before) = (company, subject, size, before)
    }

    /// Parts of one settlement that an answer tells.
    package static let partsMax: UInt32 = 1_000
    /// Parts of its settlements after which a page ends, so that an answer is no larger than this and one settlement more.
    package static let partsPerPage: UInt32 = 2_000
    /// Settlements of others that a page of a customer passes over.
    static let visitedMax = 20_000

    package struct Answer: Sendable {
        package var settlements: [SettlementID] = []
        /// `before` of the next page; none: this was the last. A page of a customer may be empty although others follow.
        package var next = SettlementID.none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        switch subject {
        case .settlement(let id):
            guard book.items.contains(id), book.items[id].company == companyID else {
                throw .noSuchSettlement(id, field: "settlement_id")
            }
            return Answer(settlements: [id])
        case .document(let number):
            guard let item = book.items.find(companyID, .documents, number)
                ?? book.items.find(companyID, .payments, number)
            else { throw .noSuchItem(ApplyItem(number: number), field: "document_number") }
            return page(of: item, book)
        case .customer(let number):
            let customer = try book.customer(companyID, number, field: "customer_number")
            return page(of: book.customers[customer].invoiceAccount, book)
        }
    }

    private func page(of item: ItemID, _ book: borrowing Book) -> Answer {
        var (answer, told) = (Answer(), UInt32(0))
        // Parts of a settlement follow each other, the latest first.
        book.items.forEachPart(of: item) { part in
            guard before.isNone || part.settlement < before, answer.settlements.last != part.settlement else { return }
            if answer.settlements.count < size, told < Self.partsPerPage {
                answer.settlements.append(part.settlement)
                told += min(book.items[part.settlement].partCount, Self.partsMax)
            } else if answer.next.isNone {
                answer.next = answer.settlements.last ?? .none
            }
        }
        return answer
    }

    private func page(of customer: CustomerID, _ book: borrowing Book) -> Answer {
        var answer = Answer()
        let last = book.items.settlements.count
        // A token may name what is not there.
        var (number, visited, told) = (before.isNone ? last : min(before.number - 1, last), 0, UInt32(0))
        while number > 0 {
            if answer.settlements.count == size || told >= Self.partsPerPage || visited == Self.visitedMax {
                answer.next = SettlementID(number + 1)
                break
            }
            let row = book.items.settlements[number]
            if row.customer == customer, row.company == companyID {
                answer.settlements.append(SettlementID(number))
                told += min(row.partCount, Self.partsMax)
            }
            number -= 1
            visited += 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
