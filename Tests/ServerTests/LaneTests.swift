import Engine
import Loop
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Checks and postings that are put off within a turn, so that their memory is fetched together.
struct LaneTests {
    private func posting(_ client: TestClient, _ customer: String, pounds: Int64) -> UInt32 {
        client.begin(
            .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice(customer, pounds: pounds) })
    }

    private func check(_ client: TestClient, _ customer: String, minor: Int64 = 100) -> UInt32 {
        client.begin(
            .checkCredit,
            Reskontra_V1_CheckCreditRequest.with {
                $0.customerNumber = customer
                $0.amount = .with {
                    $0.currency = "GBP"
                    $0.minor = minor
                }
            })
    }

    private func exposure(_ answers: [TestClient.Answer], _ stream: UInt32) throws -> Int64 {
        let answer = try #require(answers.first { $0.head.stream == stream })
        return try answer.read(Reskontra_V1_CheckCreditResponse.self).decision.exposure.minor
    }

    @Test("a check sees what its connection posted before it, and nothing behind it")
    func order() throws {
        let (world, client) = try PortWorld.trading()
        var checks: [UInt32] = []
        client.together {
            checks.append(check(client, "C1"))
            _ = posting(client, "C1", pounds: 5)
            checks.append(check(client, "C1"))
            _ = posting(client, "C1", pounds: 7)
            _ = posting(client, "C2", pounds: 1)
            checks.append(check(client, "C1"))
        }
        world.settle()
        let answers = client.take()
        #expect(answers.count == 6 && answers.allSatisfy { $0.status == 0 })
        #expect(try checks.map { try exposure(answers, $0) } == [0, 500, 1_200])
    }

    @Test("checks in a row are answered in their order, those that are refused between the others")
    func refusedBetween() throws {
        let (world, first) = try PortWorld.trading()
        let clients = [first, world.client()]
        var streams: [[UInt32]] = [[], []]
        for index in clients.indices {
            clients[index].together {
                // More than one buffer of answers.
                for number in 0..<60 {
                    streams[index].append(check(clients[index], "C1", minor: number % 7 == 3 ? 0 : 100))
                }
            }
        }
        world.settle()
        for index in clients.indices {
            let answers = clients[index].take()
            #expect(answers.map(\.head.stream) == streams[index])
            #expect(answers.map { $0.status == 0 } == (0..<60).map { $0 % 7 != 3 })
        }
    }

    @Test("postings of many connections in one turn are all made, those of each in their order")
    func manyConnections() throws {
        let (world, first) = try PortWorld.trading()
        let clients = [first] + (1..<40).map { _ in world.client() }
        let before = world.engine.book.sequence
        var streams: [[UInt32]] = []
        for (index, client) in clients.enumerated() {
            var own: [UInt32] = []
            client.together {
                for pounds in 1...3 { own.append(posting(client, "C\(index % 3 + 1)", pounds: Int64(pounds))) }
            }
            streams.append(own)
        }
        world.settle()
        var seen: Set<UInt64> = []
        for (client, own) in zip(clients, streams) {
            let answers = client.take()
            #expect(answers.map(\.head.stream) == own && answers.allSatisfy { $0.status == 0 })
            let sequences = answers.map(\.head.sequence)
            #expect(sequences == sequences.sorted())
            seen.formUnion(sequences)
        }
        #expect(seen.count == 120 && world.engine.book.sequence >= before + 120)
    }

    @Test("a posting with a key that is under way in the same turn is the same posting")
    func sameKey() throws {
        let (world, client) = try PortWorld.trading()
        let other = world.client()
        let key = world.newKey()
        let message = Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C1", pounds: 5) }
        let before = world.engine.book.items.rows.count
        client.begin(.postInvoice, message, key: key)
        other.begin(.postInvoice, message, key: key)
        world.settle()
        let answers = client.take() + other.take()
        #expect(answers.count == 2 && answers.allSatisfy { $0.status == 0 })
        #expect(Set(answers.map(\.head.sequence)).count == 1)
        #expect(world.engine.book.items.rows.count == before + 1)
    }

    @Test("a damaged frame behind postings ends the connection; the postings before it are made")
    func damage() throws {
        let (world, client) = try PortWorld.trading()
        let before = world.engine.book.items.rows.count
        client.together {
            _ = posting(client, "C1", pounds: 5)
            _ = posting(client, "C2", pounds: 5)
            client.send(RequestHead(.welcome))
        }
        world.settle()
        #expect(world.engine.book.items.rows.count == before + 2)
    }
}
