import Foundation
import Glibc
import ReskontraClient
import Schema
import Synchronization
import Testing

extension EndToEnd {
    /// Numbers without holes while many post at once and the server is killed (F2). `make numbers INVOICES=20000` asks for
    /// more than the suite's few hundred.
    @Suite("number sequences", .enabled(if: ProcessInfo.processInfo.environment["RESKONTRA_NUMBERS"] != nil)) struct NumberSequenceTests {
        private static let invoices = ProcessInfo.processInfo.environment["RESKONTRA_NUMBERS"].flatMap(Int.init) ?? 960
        private static let connections = 32
        private static let customers = 8

        @Test("F2: 32 connections, a third refused, one kill -9: posted invoices are numbered 1 to n without hole or double")
        func withoutHoles() async throws {
            let folder = try Folder()
            let store = folder.file("store")
            let port = try freePort()
            var server = try await LedgerProcess(store: store, port: port)
            try await EndToEndTests.setUp(server)
            try await Self.makeCustomers(server.connect())

            let tally = Tally()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for place in 0..<Self.connections {
                    group.addTask { try await Self.post(from: place, port, tally) }
                }
                // Killed in the middle; everybody comes back and asks with the same keys.
                _ = try await eventually(withinSeconds: 600) { tally.done >= Self.invoices / 2 }
                kill(server.child.pid, SIGKILL)
                _ = try await server.child.ended()
                server = try await LedgerProcess(store: store, port: port)
                try await group.waitForAll()
            }
            let posted = tally.posted
            #expect(posted.count + tally.refused == Self.invoices)
            #expect(tally.refused == Self.invoices * 3 / 10 && tally.broken > 0)

            let connection = try await server.connect()
            let kept = try await Self.numbers(connection)
            #expect(kept.sorted() == Array(1...posted.count))
            #expect(posted.sorted() == kept.sorted())
            let verified = try await connection.call(
                .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
            #expect(verified.message.findings.isEmpty)
        }

        private final class Tally: Sendable {
            private struct State {
                var posted: [Int] = []
                var (refused, broken) = (0, 0)
            }

            private let state = Mutex(State())

            var posted: [Int] { state.withLock { $0.posted } }
            var refused: Int { state.withLock { $0.refused } }
            /// Calls whose line broke.
            var broken: Int { state.withLock { $0.broken } }
            var done: Int { state.withLock { $0.posted.count + $0.refused } }

            func post(_ number: Int) { state.withLock { $0.posted.append(number) } }
            func refuse() { state.withLock { $0.refused += 1 } }
            func lose() { state.withLock { $0.broken += 1 } }
        }

        private static func makeCustomers(_ connection: Connection) async throws {
            for place in 0..<customers {
                let request = Reskontra_V1_CreateCustomerRequest.with {
                    ($0.customer.number, $0.customer.name, $0.customer.group) = ("N-\(place)", "Number \(place)", "GB")
                    $0.customer.unlimitedCredit = true
                }
                _ = try await connection.call(
                    .createCustomer, request, as: Reskontra_V1_CreateCustomerResponse.self, key: connection.newKey())
            }
        }

        private static func number(_ text: String) throws -> Int {
            guard let number = Int(text.drop { !$0.isNumber }) else { throw Trouble("no number: \(text)") }
            return number
        }

        /// Every so-manieth invoice, each until its outcome is known; three of ten name an account that is not there.
        private static func post(from place: Int, _ port: UInt16, _ tally: Tally) async throws {
            var connection = try await connect(port)
            for index in stride(from: place, to: invoices, by: connections) {
                let isWrong = index % 10 < 3
                let request = Reskontra_V1_PostInvoiceRequest.with {
                    $0.document.customerNumber = "N-\(index % customers)"
                    $0.document.lines = [
                        .with {
                            $0.mainAccount = isWrong ? "9999" : "4000"
                            ($0.amount.currency, $0.amount.minor) = ("GBP", Int64(100 + index))
                        }
                    ]
                }
                let key = connection.newKey()
                while true {
                    do {
                        let answer = try await connection.callRetrying(
                            .postInvoice, request, as: Reskontra_V1_PostInvoiceResponse.self, key: key)
                        tally.post(try number(answer.message.invoice.documentNumber))
                        break
                    } catch CallFailure.refused(let status) where isWrong && status.reason == "REFERENCE_UNKNOWN" {
                        tally.refuse()
                        break
                    } catch let failure as CallFailure {
                        if case .refused(let status) = failure, status.code != 14 { throw failure }
                        tally.lose()
                        connection = try await connect(port)
                    }
                }
            }
        }

        private static func connect(_ port: UInt16) async throws -> Connection {
            let end = ContinuousClock.now + .seconds(60)
            while true {
                do {
                    return try await Connection.connect(
                        to: Address(host: "127.0.0.1", port: Int(port)), company: "UK01", clientName: "numbers")
                } catch {
                    guard ContinuousClock.now < end else { throw error }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        }

        /// Of all invoices in the books.
        private static func numbers(_ connection: Connection) async throws -> [Int] {
            var found: [Int] = []
            for place in 0..<customers {
                var request = Reskontra_V1_ListOpenItemsRequest.with {
                    ($0.customerNumber, $0.includeClosed, $0.kinds, $0.page.size) = ("N-\(place)", true, [.invoice], 1_000)
                }
                while true {
                    let page = try await connection.call(
                        .listOpenItems, request, as: Reskontra_V1_ListOpenItemsResponse.self)
                    found += try page.message.items.map { try number($0.number) }
                    if page.message.nextPageToken.isEmpty { break }
                    request.page.token = page.message.nextPageToken
                }
            }
            return found
        }
    }
}
