/// The closed list of collections facts: statuses, aging, letters, charges, automation, statements.
package enum CollectionsFact: Equatable, Sendable {
    case statusSet(CollectionStatusSet)
    case definitionSet(CompanyID, AgingDefinition)
    case poolSet(CompanyID, CustomerPool)
    case sequenceSet(CompanyID, LetterSequence)
    case letterBlockSet(LetterBlockSet)
    case letterCreated(CollectionLetter)
    /// Replaced before it was posted: it leaves no trace (credit:LE-6).
    case letterRemoved(LetterID)
    case letterPrinted(LetterID, on: CalendarDate, movesCodes: Bool)
    case letterPosted(LetterPosted)
    case letterCanceled(LetterID, on: CalendarDate, document: ItemID)
    case chargeChanged(ChargeChanged)
    case agingTaken(AgingSnapshot)
    case processSet(CompanyID, AutomationProcess)
    /// Empty: pools decide again.
    case processAssigned(CustomerID, Code)
    case automationActed(AutomationAction)
    case automationRan(AutomationRan)
    case activityCreated(Activity)
    case activityClosed(ActivityID, note: String)
    case statementCreated(CustomerStatement)
    case noteAdded(CompanyID, CustomerID, String)
    case openingNoted(OpeningNote)
    case agentSet(CompanyID, CollectionAgent)
    /// The case as it stands from here on; a new one has the next id.
    case caseSet(CollectionCase)
    /// Without pages.
    case agingExportNamed(AgingExport)
    case agingExportTaken(AgingExportPage)
    case agingExportDeleted(AgingExportID)
}

/// How far the old system was with an item that an opening import brought.
package struct OpeningNote: Equatable, Sendable, BitwiseCopyable {
    package var item: ItemID
    package var status: CollectionStatus
    package var promise: Promise?
    package var letterCode: UInt8
    /// Nil: the days of the next letter count from the due date.
    package var letterDate: CalendarDate?

    package init(
        item: ItemID, status: CollectionStatus, promise: Promise?, letterCode: UInt8, letterDate: CalendarDate?
    ) {
        self.item = item
        self.status = status
        self.promise = promise
        self.letterCode = letterCode
        self.letterDate = letterDate
    }

    package static let none = OpeningNote(
        item: .none, status: .notDisputed, promise: nil, letterCode: 0, letterDate: nil)
}

package enum LetterTag {}
package enum ActivityTag {}
package enum StatementTag {}
package enum CaseTag {}
package typealias LetterID = Identifier<LetterTag>
package typealias ActivityID = Identifier<ActivityTag>
package typealias StatementID = Identifier<StatementTag>
package typealias CaseID = Identifier<CaseTag>

/// What the draft must remember of collections facts: the next ids.
struct CollectionsNext {
    var letter: UInt32 = 1
    var activity: UInt32 = 1
    var statement: UInt32 = 1
    var caseNumber: UInt32 = 1
    var agingExport: UInt32 = 1

    init() {}

    init(_ collections: borrowing Collections) {
        letter = UInt32(collections.letters.count) + 1
        activity = UInt32(collections.activities.count) + 1
        statement = UInt32(collections.statements.count) + 1
        caseNumber = UInt32(collections.cases.count) + 1
        agingExport = UInt32(collections.exports.rows.count) + 1
    }

    mutating func note(_ fact: CollectionsFact) {
        switch fact {
        case .letterCreated(let row): letter = row.id.number + 1
        case .activityCreated(let row): activity = row.id.number + 1
        case .statementCreated(let row): statement = row.id.number + 1
        case .caseSet(let row): caseNumber = max(caseNumber, row.id.number + 1)
        case .agingExportNamed(let row): agingExport = row.id.number + 1
        case .statusSet, .definitionSet, .poolSet, .sequenceSet, .letterBlockSet, .letterRemoved, .letterPrinted,
            .letterPosted, .letterCanceled, .chargeChanged, .agingTaken, .processSet, .processAssigned,
            .automationActed, .automationRan, .activityClosed, .noteAdded, .openingNoted, .agentSet,
            .agingExportTaken, .agingExportDeleted:
            break
        }
    }
}

extension Draft {
    package var nextLetter: LetterID { LetterID(numbers.collections.letter) }
    package var nextActivity: ActivityID { ActivityID(numbers.collections.activity) }
    package var nextStatement: StatementID { StatementID(numbers.collections.statement) }
    package var nextCase: CaseID { CaseID(numbers.collections.caseNumber) }
    package var nextAgingExport: AgingExportID { AgingExportID(numbers.collections.agingExport) }
}

/// Parameters of collections with their defaults (credit cases' README).
package struct CollectionParameters: Equatable, Sendable, BitwiseCopyable {
    /// An item's letter code moves when the letter is printed, not when it is posted.
    package var codeMovesOnPrint = false
    /// Payments and credit notes trigger letters and raise codes too (credit:LE-5).
    package var creditsRaiseCode = false
    /// Disputed and promised items get letters too.
    package var lettersIncludeDisputed = false
    /// Fees and interest notes get letters too (credit:LE-11).
    package var lettersOnFees = false
    /// Steps are taken one after the other (credit:AP-3).
    package var trackStep = false
    package var postLettersAutomatically = false
    package var excludeAfterLastStep = false
    /// Communications list what is not due yet as well.
    package var listsAllOpen = false
    package var createActivities = false
    /// Disputed items are no exposure (credit section 3).
    package var excludesDisputed = false
    /// Ten-thousandths of a percent; below 0: off.
    package var lateBenchmark: Int64 = -1
    package var veryLateBenchmark: Int64 = -1
    /// Interest of overdue claims is posted together with their letter (credit:LE-10).
    package var interestOnLetters = false
    /// Of agents without one; empty: Collections (credit:PO-2).
    package var team: Code = .empty
    package var agingDefinition: Code = .empty
    /// Days of automation that the history shows; 0: all.
    package var historyDays: UInt16 = 0

    package init() {}
}
