import Foundation
import ReskontraClient
import Schema
import Testing

extension EndToEnd {
    /// A request that cannot be right is refused with a typed error that lists every bad field by its path, and
    /// leaves sequence and digest as they were.
    @Suite("requests") struct RequestTests {
        /// One request, what is said about it and about which fields.
        struct Row {
            let name: String
            let method: UInt16
            let bytes: [UInt8]
            let reason: String
            var fields: [String] = []
            var key: RequestKey?
            var hasKey = true
        }

        private static func row(
            _ name: String, _ method: Schema.Method, _ message: Reskontra_V1_AuthorizeRequest,
            _ reason: String,
            _ fields: [String]
        ) throws -> Row {
            Row(
                name: name, method: method.rawValue, bytes: try message.serializedBytes(), reason: reason,
                fields: fields)
        }

        private static func money(_ minor: Int64, _ currency: String = "GBP") -> Reskontra_V1_Money {
            .with {
                $0.currency = currency
                $0.minor = minor
            }
        }

        private static func date(_ year: Int32, _ month: Int32, _ day: Int32) -> Reskontra_V1_Date {
            .with {
                $0.year = year
                $0.month = month
                $0.day = day
            }
        }

        private static func authorize(_ customer: String, _ amount: Reskontra_V1_Money)
            -> Reskontra_V1_AuthorizeRequest
        {
            .with {
                $0.customerNumber = customer
                $0.amount = amount
            }
        }

        private static func payment(
            _ customer: String, _ change: (inout Reskontra_V1_PostPaymentRequest) -> Void
        ) throws -> [UInt8] {
            var request = Reskontra_V1_PostPaymentRequest.with {
                $0.customerNumber = customer
                $0.amount = money(100)
                $0.methodOfPayment = "CASH"
                $0.apply = .oldestFirst
            }
            change(&request)
            return try request.serializedBytes()
        }

        private static func rows(_ customer: String) throws -> [Row] {
            let pay = Schema.Method.postPayment.rawValue
            let max: Int64 = 1_000_000_000_000_000
            return [
                Row(name: "unknown method", method: 0x7fff, bytes: [], reason: "METHOD_UNKNOWN"),
                Row(
                    name: "malformed protobuf", method: 0x0102, bytes: [0xff, 0xff, 0xff],
                    reason: "MESSAGE_MALFORMED"),
                Row(
                    name: "malformed protobuf of a library codec", method: 0x0401, bytes: [0x0a, 0x7f],
                    reason: "MESSAGE_MALFORMED"),
                Row(
                    name: "invalid UTF-8", method: 0x0102, bytes: [0x12, 2, 0xc3, 0x28],
                    reason: "TEXT_NOT_UTF8"),
                // A till that names nobody gets a decline, which is an answer; a posting is refused.
                Row(
                    name: "unknown customer", method: pay, bytes: try payment("C-NOBODY") { _ in },
                    reason: "CUSTOMER_NOT_FOUND", fields: ["customer_number"]),
                try row(
                    "unknown currency", .authorize, authorize(customer, money(1, "XXY")), "CURRENCY_UNKNOWN",
                    ["amount.currency"]),
                try row(
                    "amount above the border", .authorize, authorize(customer, money(max + 1)),
                    "AMOUNT_OUT_OF_RANGE", ["amount.minor"]),
                try row(
                    "the smallest number", .authorize, authorize(customer, money(.min)),
                    "AMOUNT_OUT_OF_RANGE", ["amount.minor"]),
                Row(
                    name: "30 February", method: pay,
                    bytes: try payment(customer) { $0.postingDate = date(2010, 2, 30) },
                    reason: "DATE_INVALID", fields: ["posting_date"]),
                Row(
                    name: "29 February of a common year", method: pay,
                    bytes: try payment(customer) { $0.postingDate = date(2011, 2, 29) },
                    reason: "DATE_INVALID", fields: ["posting_date"]),
                Row(
                    name: "month 13", method: pay,
                    bytes: try payment(customer) { $0.postingDate = date(2010, 13, 1) },
                    reason: "DATE_INVALID", fields: ["posting_date"]),
                Row(
                    name: "three bad fields at once", method: pay,
                    bytes: try payment(customer) {
                        $0.amount = money(1, "???")
                        $0.postingDate = date(0, 0, 0)
                        $0.paymentNumber = String(repeating: "9", count: 500)
                    }, reason: "", fields: ["amount.currency", "payment_number", "posting_date"]),
                Row(
                    name: "no key", method: pay, bytes: try payment(customer) { _ in },
                    reason: "REQUEST_KEY_REQUIRED",
                    fields: ["request_key"], hasKey: false),
                Row(
                    name: "another company", method: pay,
                    bytes: try payment(customer) { $0.company = "ZZ99" },
                    reason: "COMPANY_UNKNOWN", fields: ["company"]),
            ]
        }

        @Test("each gets its typed error with every bad field, and changes nothing")
        func refused() async throws {
            let server = try await LedgerProcess()
            try await setUp(server)
            let connection = try await server.connect()
            let customer = try await firstCustomer(connection)
            let before = try await state(connection)
            for row in try Self.rows(customer) {
                let failure = await refusal(connection, row)
                #expect(
                    row.reason.isEmpty || failure?.reason == row.reason,
                    "\(row.name): \(String(describing: failure))")
                #expect(failure?.violations.map(\.field).sorted() ?? [] == row.fields, "\(row.name)")
                #expect(failure?.remedy.isEmpty == false, "\(row.name): no remedy")
            }
            #expect(try await state(connection) == before)
            #expect(before.findings.isEmpty)
        }

        @Test("lines whose sum overflows are refused, one unit within the border is not an overflow")
        func overflow() async throws {
            let server = try await LedgerProcess()
            try await setUp(server)
            let connection = try await server.connect()
            let customer = try await firstCustomer(connection)
            let before = try await state(connection)
            let request = Reskontra_V1_PostInvoiceRequest.with {
                $0.document.customerNumber = customer
                $0.document.currency = "GBP"
                $0.document.lines = (0..<1_000).map { _ in
                    .with {
                        $0.mainAccount = "4000"
                        $0.quantity.unscaled = 999_999_999_999_999
                        $0.unitPrice.unscaled = 999_999_999_999_999
                    }
                }
            }
            let failure = await refusal(
                connection,
                Row(
                    name: "overflow", method: Schema.Method.postInvoice.rawValue,
                    bytes: try request.serializedBytes(), reason: ""))
            #expect(failure?.reason == "AMOUNT_OUT_OF_RANGE", "\(String(describing: failure))")
            #expect(try await state(connection) == before)
        }

        @Test("a key used for other content is refused; the same content gives the same answer, flagged")
        func duplicateKeys() async throws {
            let server = try await LedgerProcess()
            try await setUp(server)
            let connection = try await server.connect()
            let customer = try await firstCustomer(connection)
            let key = connection.newKey()
            let first = try await connection.callRaw(
                method: Schema.Method.postPayment.rawValue, bytes: Self.payment(customer) { _ in }, key: key)
            let after = try await state(connection)
            let other = await refusal(
                connection,
                Row(
                    name: "other content", method: Schema.Method.postPayment.rawValue,
                    bytes: try Self.payment(customer) { $0.amount = Self.money(101) }, reason: "", key: key))
            #expect(other?.reason == "IDEMPOTENCY_MISMATCH")
            let again = try await connection.callRaw(
                method: Schema.Method.postPayment.rawValue, bytes: Self.payment(customer) { _ in }, key: key)
            #expect(again.replayed && again.message == first.message && again.sequence == first.sequence)
            #expect(try await state(connection) == after)
        }

        private func refusal(_ connection: Connection, _ row: Row) async -> StatusFailure? {
            do {
                _ = try await connection.callRaw(
                    method: row.method, bytes: row.bytes,
                    key: row.key ?? (row.hasKey ? connection.newKey() : nil))
            } catch CallFailure.refused(let status) {
                return status
            } catch { Issue.record("\(row.name): \(error)") }
            return nil
        }
    }

}

/// Company UK01 with the customers of the demo's month.
func setUp(_ server: LedgerProcess) async throws {
    let child = try Child(
        Binaries.client, ["demo", "--set-up-only", "--address", "127.0.0.1:\(server.port)"],
        name: "reskontra demo")
    guard try await child.ended(withinSeconds: 60) == 0 else { throw Trouble("no set-up: \(child.errors)") }
}

func firstCustomer(_ connection: Connection) async throws -> String {
    let answer = try await connection.call(
        .listCustomers, Reskontra_V1_ListCustomersRequest(), as: Reskontra_V1_ListCustomersResponse.self)
    let found = answer.message.customers.first { $0.customer.number.hasPrefix("C-1") }
    return try #require(found).customer.number
}
