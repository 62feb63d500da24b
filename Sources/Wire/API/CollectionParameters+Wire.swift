import Receivables
import Schema

// Parameters of collections, part of SetParameters.

extension SetParameters {
    /// False for a name that is no parameter.
    static func apply(
        _ name: String, of wish: Reskontra_V1_Parameters, to row: inout CollectionParameters, _ border: inout Border
    ) -> Bool {
        let path = "parameters.\(name)"
        switch name {
        case "letter_code_on_print": row.codeMovesOnPrint = wish.letterCodeOnPrint
        case "credits_raise_letter_code": row.creditsRaiseCode = wish.creditsRaiseLetterCode
        case "letters_include_disputed": row.lettersIncludeDisputed = wish.lettersIncludeDisputed
        case "letters_on_fees": row.lettersOnFees = wish.lettersOnFees
        case "track_step": row.trackStep = wish.trackStep
        case "post_letters_automatically": row.postLettersAutomatically = wish.postLettersAutomatically
        case "exclude_after_last_step": row.excludeAfterLastStep = wish.excludeAfterLastStep
        case "communication_includes_all_open": row.listsAllOpen = wish.communicationIncludesAllOpen
        case "create_activities_for_automation": row.createActivities = wish.createActivitiesForAutomation
        case "exclude_disputed": row.excludesDisputed = wish.excludeDisputed
        case "late_benchmark":
            row.lateBenchmark =
                wish.hasLateBenchmark ? border.percent(wish.lateBenchmark, true, path).tenThousandths : -1
        case "very_late_benchmark":
            row.veryLateBenchmark =
                wish.hasVeryLateBenchmark ? border.percent(wish.veryLateBenchmark, true, path).tenThousandths : -1
        case "interest_on_letters": row.interestOnLetters = wish.interestOnLetters
        case "automation_history_days":
            if wish.automationHistoryDays > 36_500 { border.bad(path, .fieldInvalid, "is above 36,500") }
            row.historyDays = UInt16(clamping: wish.automationHistoryDays)
        case "collections_team": row.team = border.code(wish.collectionsTeam, path)
        case "aging_definition": row.agingDefinition = border.code(wish.agingDefinition, path)
        default: return false
        }
        return true
    }
}

extension Reskontra_V1_Parameters {
    mutating func fill(_ row: CollectionParameters) {
        letterCodeOnPrint = row.codeMovesOnPrint
        creditsRaiseLetterCode = row.creditsRaiseCode
        lettersIncludeDisputed = row.lettersIncludeDisputed
        lettersOnFees = row.lettersOnFees
        trackStep = row.trackStep
        postLettersAutomatically = row.postLettersAutomatically
        excludeAfterLastStep = row.excludeAfterLastStep
        communicationIncludesAllOpen = row.listsAllOpen
        createActivitiesForAutomation = row.createActivities
        excludeDisputed = row.excludesDisputed
        if row.lateBenchmark >= 0 { lateBenchmark = .init(Percent(tenThousandths: row.lateBenchmark).decimal) }
        if row.veryLateBenchmark >= 0 { veryLateBenchmark = .init(Percent(tenThousandths: row.veryLateBenchmark).decimal) }
        agingDefinition = row.agingDefinition.text
        interestOnLetters = row.interestOnLetters
        collectionsTeam = row.team.text
        automationHistoryDays = UInt32(row.historyDays)
    }
}

extension OpeningNote {
    init(_ message: Reskontra_V1_OpeningItem, _ path: String, _ border: inout Border) {
        let status: CollectionStatus =
            border.choice(message.collectionStatus.rawValue, "\(path).collection_status", fallback: .notDisputed)
            ?? .notDisputed
        let date = border.date(message.promiseDate, message.hasPromiseDate, "\(path).promise_date")
        let isPromise = status == .promiseToPay || status == .promiseBroken
        if isPromise, date == nil {
            border.bad("\(path).promise_date", .fieldRequired, "a promise has a date")
        }
        if message.letterCode > UInt32(LetterSequence.linesMax) {
            border.bad("\(path).letter_code", .fieldInvalid, "is above \(LetterSequence.linesMax)")
        }
        self.init(
            item: .none, status: status, promise: isPromise ? date.map { Promise(date: $0, amount: 0) } : nil,
            letterCode: UInt8(clamping: message.letterCode),
            letterDate: border.date(message.letterDate, message.hasLetterDate, "\(path).letter_date"))
    }
}
