/// A plan of steps that follow an invoice that is not paid (credit section 12).
package struct AutomationProcess: Equatable, Sendable, Codable {
    package enum Action: UInt8, Sendable, BitwiseCopyable, Codable {
        case activity = 1
        case email = 2
        case letter = 3
    }

    package enum Recipient: UInt8, Sendable, BitwiseCopyable, Codable {
        case customer = 1
        case salesGroup = 2
        case agent = 3
    }

    package struct Step: Equatable, Sendable, Codable {
        package var code: Code
        package var description: String
        package var action: Action
        /// Template of the document or activity.
        package var document: String
        /// Days after the due date; negative: before it.
        package var offset: Int32
        /// Acts once on what falls due soon, while nothing is overdue (credit:AP-4).
        package var isPreDunning: Bool
        package var recipient: Recipient
        package var purpose: String

        package init(
            code: Code, description: String, action: Action, document: String, offset: Int32, isPreDunning: Bool,
            recipient: Recipient, purpose: String
        ) {
            self.code = code
            self.description = description
            self.action = action
            self.document = document
            self.offset = offset
            self.isPreDunning = isPreDunning
            self.recipient = recipient
            self.purpose = purpose
        }
    }

    package var code: Code
    package var description: String
    /// Empty: everybody.
    package var pool: Code
    /// The lowest wins.
    package var rank: UInt32
    package var quietDays: UInt16
    /// Minor units of the accounting currency; 0: nobody is left out.
    package var customerMinimum: Int64
    package var invoiceMinimum: Int64
    package var usesPrediction: Bool
    package var steps: [Step]

    package init(
        code: Code, description: String, pool: Code, rank: UInt32, quietDays: UInt16, customerMinimum: Int64,
        invoiceMinimum: Int64, usesPrediction: Bool, steps: [Step]
    ) {
        self.code = code
        self.description = description
        self.pool = pool
        self.rank = rank
        self.quietDays = quietDays
        self.customerMinimum = customerMinimum
        self.invoiceMinimum = invoiceMinimum
        self.usesPrediction = usesPrediction
        self.steps = steps
    }

    package static let stepsMax = 50

    /// Without the pre-dunning step, by offset; equal ones as they were given.
    var ladder: [Step] {
        steps.filter { !$0.isPreDunning }.enumerated()
            .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
    }

    var preDunning: Step? { steps.first(where: \.isPreDunning) }
}

/// Creates or replaces a process. Refuses a second process for a pool and a second pre-dunning step.
package struct SetAutomationProcess: Command {
    package let id: CompanyID
    package let process: AutomationProcess

    package init(id: CompanyID, process: AutomationProcess) { (self.id, self.process) = (id, process) }
    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> AutomationProcess {
        if !process.pool.isEmpty {
            guard let pool = book.collections.pool(id, process.pool) else {
                throw .noSuchReference("pool", process.pool, field: "process.pool")
            }
            if pool.purpose != .collections {
                throw Rejection(.poolTypeMismatch, field: "process.pool", "pool \(pool.code) is for aging, not for collections")
            }
        }
        let others = process.pool.isEmpty ? [] : book.collections.processes(id)
        if let other = others.first(where: { $0.pool == process.pool && $0.code != process.code }) {
            throw Rejection(
                .duplicateKey, field: "process.pool", "process \(other.code) has this pool already",
                [.init("process", other.code.text)])
        }
        if process.steps.isEmpty { throw .required("process.steps", "a process has at least one step") }
        if process.steps.count(where: \.isPreDunning) > 1 {
            throw Rejection(.fieldInvalid, field: "process.steps", "a process has one pre-dunning step at most")
        }
        var codes: Set<Code> = []
        for (index, step) in process.steps.enumerated() {
            let path = "process.steps[\(index)]"
            if !codes.insert(step.code).inserted {
                throw Rejection(.fieldInvalid, field: path + ".id", "\(step.code) names two steps")
            }
            if step.isPreDunning, step.offset > 0 {
                throw Rejection(.fieldInvalid, field: path + ".when", "pre-dunning is before the due date")
            }
        }
        draft.add(.collections(.processSet(id, process)), book)
        return process
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Gives a customer a process by hand, which beats all pools; none: pools decide again.
package struct AssignProcess: Command {
    package let id: CompanyID
    package let customer: Code
    package let process: Code

    package init(id: CompanyID, customer: Code, process: Code) {
        (self.id, self.customer, self.process) = (id, customer, process)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Code {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        if !process.isEmpty, book.collections.process(id, process) == nil {
            throw .noSuchReference("process", process, field: "process")
        }
        draft.add(.collections(.processAssigned(account, process)), book)
        return process
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Which process a customer follows now.
package struct PreviewAssignment: Query {
    package let id: CompanyID
    package let customer: Code

    package init(id: CompanyID, customer: Code) { (self.id, self.customer) = (id, customer) }
    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package let process: AutomationProcess?
        package let isManual: Bool
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return Answer(
            process: book.process(of: account), isManual: !(book.collections.assignment(of: account) ?? .empty).isEmpty)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// The assigned process, else the one of lowest rank whose pool holds the customer.
    func process(of account: CustomerID) -> AutomationProcess? {
        let company = customers[account].company
        if let assigned = collections.assignment(of: account), let found = collections.process(company, assigned) { return found }
        return collections.processes(company).first { process in
            if process.pool.isEmpty { return true }
            return collections.pool(company, process.pool)?.holds(account, self) ?? false
        }
    }
}
