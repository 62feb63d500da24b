/// Who may take a discount otherwise than as it was agreed (payments:CD-7, CD-9, OU-6).
///
/// The permission `discount_date_override` of the rules, and that for discounts by hand and full settlement, is the role
/// ar.post: who only takes money in, cash.post, settles with the discounts that are due.
extension Draft {
    package func checkDiscountRights(_ roles: RoleSet) throws(Rejection) {
        if !overridesDiscounts || roles.contains(RoleSet(.arPost)) { return }
        throw Rejection(
            .accessDenied, field: "items", "a discount by hand, of another day, or a full settlement needs the role ar.post",
            [.init("role", Role.arPost.name)])
    }
}

extension MarkWish {
    var overridesDiscount: Bool { discount != nil || discountDate != nil || fullSettlement }
}

extension Draft {
    mutating func noteOverrides(_ wishes: [MarkWish], _ discountDate: CalendarDate? = nil) {
        if discountDate != nil || wishes.contains(where: \.overridesDiscount) { setOverridesDiscounts() }
    }
}
