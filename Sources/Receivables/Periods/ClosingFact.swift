/// The closed list of facts about periods, exchange rate types and revaluation.
package enum ClosingFact: Equatable, Sendable {
    case accessSet(CompanyID, PeriodAccess)
    case userGroupSet(CompanyID, UserGroup)
    case rateTypeSet(CompanyID, RateType)
    case stepReported(CompanyID, CloseReport)
    case revalued(RevaluationPosted)
    case dueDateChanged(ItemID, CalendarDate)
    /// Both as they are after it.
    case paymentEdited(ItemID, ItemPayment, mandate: Code)
    case datesEdited(ItemID, ItemDates)
    case euListMade(EUSalesList)
    /// Its documents are on no list after it.
    case euListReported(CompanyID, UInt32)
}
