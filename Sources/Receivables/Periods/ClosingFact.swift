/// The closed list of facts about periods and revaluation.
package enum ClosingFact: Equatable, Sendable {
    case accessSet(CompanyID, PeriodAccess)
    case userGroupSet(CompanyID, UserGroup)
    case stepReported(CompanyID, CloseReport)
    case revalued(RevaluationPosted)
    case dueDateChanged(ItemID, CalendarDate)
    case datesEdited(ItemID, ItemDates)
    case euListMade(EUSalesList)
    /// Its documents are on no list after it.
    case euListReported(CompanyID, UInt32)
}
