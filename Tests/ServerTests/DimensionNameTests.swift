import Foundation
import Schema
import SwiftProtobuf
import Testing

@testable import Server

/// Keys of dimensions too long to say what they stand for: setup:AD-3, AD-7.
struct DimensionNameTests {
    private func dimensions(_ pairs: KeyValuePairs<String, String>) -> [Reskontra_V1_DimensionValue] {
        pairs.map { pair in .with { ($0.name, $0.value) = (pair.key, pair.value) } }
    }

    private func call(_ client: TestClient, _ method: Schema.Method, _ request: any Message) throws -> TestClient.Answer {
        let answer = try client.call(method, request)
        #expect(answer.reason == "", "\(method)")
        return answer
    }

    /// Dimensions of the legs of a type.
    private func named(
        _ type: Reskontra_V1_PostingType, _ journals: [Reskontra_V1_JournalEntry]
    ) -> [[Reskontra_V1_DimensionValue]] {
        journals.flatMap(\.legs).filter { $0.postingType == type }.map(\.dimensions)
    }

    @Test("AD-3, F17: names of long keys are told by a payment, by its preview, by its undo and by the vouchers")
    func named() throws {
        let (_, client) = try PortWorld.trading()
        // The discount's account adds one of its own: that key was never posted before.
        _ = try call(
            client, .setMainAccount,
            Reskontra_V1_SetMainAccountRequest.with {
                ($0.account.number, $0.account.name) = ("4900", "Discounts")
                $0.account.defaultDimensions = dimensions(["WAREHOUSE": "FRANKFURT"])
            })
        _ = try call(
            client, .setCashDiscount,
            Reskontra_V1_SetCashDiscountRequest.with {
                ($0.discount.code, $0.discount.method, $0.discount.days) = ("10D", .net, 10)
                ($0.discount.percent.unscaled, $0.discount.mainAccount) = (2, "4900")
            })
        let own = dimensions(["DEPARTMENT": "NORTH-WEST", "UNIT": "ASSEMBLY"])
        let all = dimensions(["DEPARTMENT": "NORTH-WEST", "UNIT": "ASSEMBLY", "WAREHOUSE": "FRANKFURT"])
        let invoice = try call(
            client, .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with {
                ($0.document.customerNumber, $0.document.cashDiscount) = ("C1", "10D")
                $0.document.lines = [
                    .with {
                        ($0.mainAccount, $0.dimensions) = ("4000", own)
                        ($0.amount.currency, $0.amount.minor) = ("GBP", 10_000)
                    }
                ]
            }
        ).read(Reskontra_V1_PostInvoiceResponse.self).invoice

        var payment = Reskontra_V1_PostPaymentRequest.with {
            ($0.customerNumber, $0.apply, $0.changeJournalAmount) = ("C1", .named, false)
            ($0.amount.currency, $0.amount.minor) = ("GBP", 9_800)
            $0.items = [.with { $0.documentNumber = invoice.documentNumber }]
        }
        payment.mode = .preview
        let foreseen = try call(client, .postPayment, payment).read(Reskontra_V1_PostPaymentResponse.self).payment
        payment.mode = .execute
        _ = try call(client, .postPayment, payment)
        #expect(named(.cashDiscount, foreseen.journals) == [all])

        let undone = try call(
            client, .undoSettlement,
            Reskontra_V1_UndoSettlementRequest.with {
                ($0.documentNumber, $0.reason) = (invoice.documentNumber, "WRONG")
            }
        ).read(Reskontra_V1_UndoSettlementResponse.self)
        #expect(named(.cashDiscount, undone.journals) == [all])
        let vouchers = try call(client, .listVouchers, Reskontra_V1_ListVouchersRequest())
            .read(Reskontra_V1_ListVouchersResponse.self)
        #expect(named(.cashDiscount, vouchers.entries.map(\.entry)) == [all, all])
    }
}
