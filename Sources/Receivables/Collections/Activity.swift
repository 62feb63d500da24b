/// Something to do, or done, about a customer: a task, a call, an email (credit:PO-3).
package struct Activity: Equatable, Sendable, Codable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        case task = 1
        case call = 2
        case appointment = 3
        case event = 4
        case email = 5
        case letter = 6

        init(_ action: AutomationProcess.Action) {
            switch action {
            case .activity: self = .task
            case .email: self = .email
            case .letter: self = .letter
            }
        }
    }

    package var id: ActivityID
    package var company: CompanyID
    package var customer: CustomerID
    package var kind: Kind
    /// Of predictions: VERY_LATE or LATE.
    package var template: String
    /// What it is about; none: the customer.
    package var item: ItemID
    package var due: CalendarDate
    package var text: String
    package var createdOn: CalendarDate
    package var responsible = ""
    package var purpose = ""
    /// None: of no case.
    package var caseID = CaseID.none
    /// Made by a prediction about `item`.
    package var isPrediction = false
    package var closingNote = ""
    package var isOpen = true

    package init(
        id: ActivityID, company: CompanyID, customer: CustomerID, kind: Kind, template: String, item: ItemID,
        due: CalendarDate, text: String, createdOn: CalendarDate
    ) {
        self.id = id
        self.company = company
        self.customer = customer
        self.kind = kind
        self.template = template
        self.item = item
        self.due = due
        self.text = text
        self.createdOn = createdOn
    }
}

package struct CreateActivity: Command {
    package let id: CompanyID
    package let customer: Code
    package let kind: Activity.Kind
    package let text: String
    package let item: Code
    package let due: CalendarDate?
    package let responsible: String
    package let purpose: String
    /// None: of no case.
    package let caseID: CaseID

    package init(
        id: CompanyID, customer: Code, kind: Activity.Kind, text: String, item: Code, due: CalendarDate?,
        responsible: String, purpose: String = "", caseID: CaseID = .none
    ) {
        self.purpose = purpose
        self.caseID = caseID
        self.id = id
        self.customer = customer
        self.kind = kind
        self.text = text
        self.item = item
        self.due = due
        self.responsible = responsible
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Activity {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        var about = ItemID.none
        if !item.isEmpty {
            about = try book.item(id, item, field: "item")
            if book.items[about].customer != account { throw .otherCustomer(book.items[about], field: "item") }
        }
        if !caseID.isNone {
            let found = try book.openCase(caseID, of: id, field: "case_id")
            if found.customer != account {
                throw Rejection(
                    .customerMismatch, field: "case_id",
                    "case \(caseID.number) is of customer \(book.customers[found.customer].number)",
                    [.init("case_id", UInt64(caseID.number))])
            }
        }
        var activity = Activity(
            id: draft.nextActivity, company: id, customer: account, kind: kind, template: "", item: about,
            due: due ?? now.today, text: text, createdOn: now.today)
        (activity.responsible, activity.purpose, activity.caseID) = (responsible, purpose, caseID)
        draft.add(.collections(.activityCreated(activity)), book)
        return activity
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

package struct CloseActivity: Command {
    package let id: CompanyID
    package let activity: ActivityID
    package let note: String

    package init(id: CompanyID, activity: ActivityID, note: String) { (self.id, self.activity, self.note) = (id, activity, note) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Activity {
        guard !activity.isNone, Int(activity.number) <= book.collections.activities.count,
            book.collections.activities[Int(activity.number) - 1].company == id
        else { throw Rejection(.notFound, field: "activity_id", "there is no activity \(activity.number)") }
        var row = book.collections.activities[Int(activity.number) - 1]
        if !row.isOpen {
            throw Rejection(
                .stateNotAllowed, field: "activity_id", "activity \(activity.number) is CLOSED",
                [.init("current_state", "CLOSED")])
        }
        draft.add(.collections(.activityClosed(activity, note: note)), book)
        (row.isOpen, row.closingNote) = (false, note)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Writes down what was said with a customer.
package struct AddNote: Command {
    package let id: CompanyID
    package let customer: Code
    package let text: String

    package init(id: CompanyID, customer: Code, text: String) { (self.id, self.customer, self.text) = (id, customer, text) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerID {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        draft.add(.collections(.noteAdded(id, account, text)), book)
        return account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// What happened about a customer: statuses, letters, automation, notes.
package struct TimelineEntry: Equatable, Sendable, Codable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        case status = 1
        case letterPosted = 2
        case letterCanceled = 3
        case charge = 4
        case automation = 5
        case activityCreated = 6
        case activityClosed = 7
        case statement = 8
        case note = 9
        case writeOff = 10
        case paymentReturned = 11
        case collectionCase = 12
        case interest = 13
    }

    package var date: CalendarDate
    package var sequence: UInt64
    package var kind: Kind
    package var text: String
}

/// A customer's last 365 days, newest first (credit:PO-3).
///
/// A page goes on before the place of its last entry among all of the customer, which never changes.
package struct GetTimeline: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int
    /// Place from 1; 0: from the newest.
    package let before: Int

    package static let days = 365

    package init(id: CompanyID, customer: Code, size: Int, before: Int = 0) {
        self.id = id
        self.customer = customer
        self.size = size
        self.before = before
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var entries: [TimelineEntry] = []
        package var open: [Activity]
        /// Of the last entry; 0: no more.
        package var next = 0
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let first = now.today.adding(days: -GetTimeline.days)
        let all = book.collections.timeline(of: account)
        var answer = Answer(open: book.collections.openActivities(of: account))
        var place = before == 0 ? all.count : min(before - 1, all.count)
        while place > 0, all[place - 1].date >= first {
            if answer.entries.count == size {
                answer.next = place + 1
                break
            }
            answer.entries.append(all[place - 1])
            place -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Turns predicted late payments into activities: one per customer, never twice for an invoice (credit:AP-9).
package struct RunPredictions: Command {
    package struct Prediction: Sendable {
        package let document: Code
        /// Ten-thousandths of a percent; late includes very late.
        package let late: Int64
        package let veryLate: Int64

        package init(document: Code, late: Int64, veryLate: Int64) {
            (self.document, self.late, self.veryLate) = (document, late, veryLate)
        }
    }

    package let id: CompanyID
    package let predictions: [Prediction]

    package static let predictionsMax = 1_000

    package init(id: CompanyID, predictions: [Prediction]) { (self.id, self.predictions) = (id, predictions) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> [Activity] {
        if predictions.count > RunPredictions.predictionsMax {
            throw .tooMany(predictions.count, max: RunPredictions.predictionsMax, field: "predictions")
        }
        let parameters = book.companies[id].parameters.collections
        var made: [Activity] = []
        for (index, prediction) in predictions.enumerated() {
            let item = try book.item(id, prediction.document, field: "predictions[\(index)].document_number")
            let row = book.items[item]
            let template: String
            if parameters.veryLateBenchmark >= 0, prediction.veryLate >= parameters.veryLateBenchmark {
                template = "VERY_LATE"
            } else if parameters.lateBenchmark >= 0, prediction.late >= parameters.lateBenchmark {
                template = "LATE"
            } else {
                continue
            }
            guard row.isOpen, !book.collections.isPredicted(item), !made.contains(where: { $0.customer == row.customer })
            else { continue }
            var activity = Activity(
                id: draft.nextActivity, company: id, customer: row.customer, kind: .task, template: template, item: item,
                due: now.today, text: "\(row.number) is predicted to be paid late", createdOn: now.today)
            activity.isPrediction = true
            draft.add(.collections(.activityCreated(activity)), book)
            made.append(activity)
        }
        return made
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
