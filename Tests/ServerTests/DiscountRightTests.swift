import Schema
import Testing

@testable import Server

/// Discounts otherwise than as agreed take the role ar.post: payments:CD-7, CD-9, OU-6.
struct DiscountRightTests {
    @Test("CD-7, CD-9, OU-6 who has cash.post only settles with the discounts that are due")
    func rights() throws {
        let (world, client) = try PortWorld.trading(secondBook: false)
        let invoice = try client.post("C1", pounds: 10).documentNumber
        try AccessTests.grant(client, "root", .securityGrant, company: "")
        let root = world.client("root")
        try AccessTests.grant(root, "till", .cashPost, company: "UK")
        try AccessTests.grant(root, "clerk", .arPost, company: "UK")
        func pay(_ principal: String, _ change: (inout Reskontra_V1_ApplyItem) -> Void) throws -> String {
            var item = Reskontra_V1_ApplyItem.with { $0.documentNumber = invoice }
            change(&item)
            let request = Reskontra_V1_PostPaymentRequest.with {
                $0.customerNumber = "C1"
                $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 100) }
                $0.changeJournalAmount = false
                $0.items = [item]
                $0.mode = .preview
            }
            return try world.client(principal).call(.postPayment, request).reason
        }
        let date = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2025, 11, 1) }
        #expect(try pay("till") { _ in } == "")
        #expect(try pay("till") { $0.discountDate = date } == "ACCESS_DENIED")
        #expect(try pay("clerk") { $0.discountDate = date } == "")
        func byHand(_ item: inout Reskontra_V1_ApplyItem) {
            item.discount = .with { ($0.currency, $0.minor) = ("GBP", 0) }
            item.discountReason = "agreed"
        }
        #expect(try pay("till", byHand) == "ACCESS_DENIED")
        #expect(try pay("clerk", byHand) == "")
    }
}
