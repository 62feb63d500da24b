import Engine
import Loop
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Pages of runs over all customers leave room for tills between them.
struct RunPagesTests {
    private func page(_ client: TestClient, deadline: UInt32 = 0) -> UInt32 {
        client.begin(.createLetters, Reskontra_V1_CreateLettersRequest(), deadline: deadline)
    }

    private func check(_ client: TestClient) -> UInt32 {
        client.begin(
            .checkCredit,
            Reskontra_V1_CheckCreditRequest.with {
                $0.customerNumber = "C1"
                $0.amount = .with { ($0.currency, $0.minor) = ("GBP", 100) }
            })
    }

    @Test("pages that come together are one a turn, behind what tills ask meanwhile")
    func oneATurn() throws {
        let (world, client) = try PortWorld.trading()
        let till = world.client()
        var pages: [UInt32] = []
        client.together { for _ in 0..<3 { pages.append(page(client)) } }
        var seen: [[UInt32]] = []
        for _ in 0..<3 {
            let asked = check(till)
            _ = world.loop.takeTurn()
            #expect(till.take().map(\.head.stream) == [asked])
            let answers = client.take()
            #expect(answers.allSatisfy { $0.status == 0 })
            seen.append(answers.map(\.head.stream))
        }
        #expect(seen == pages.map { [$0] })
        world.settle()
        #expect(world.port.isDrained)
    }

    @Test("a page that waits for its turn can be canceled, and goes with its connection")
    func canceled() throws {
        let (world, client) = try PortWorld.trading()
        let other = world.client()
        var pages: [UInt32] = []
        client.together {
            for _ in 0..<3 { pages.append(page(client)) }
            client.cancel(pages[1])
        }
        other.together {
            _ = page(other)
            _ = page(other)
        }
        _ = world.loop.takeTurn()
        world.loop.reset(other.peer)
        world.settle()
        let answers = client.take()
        #expect(answers.map(\.head.stream).sorted() == pages)
        #expect(answers.first { $0.head.stream == pages[1] }?.reason == "CANCELED")
        #expect(answers.filter { $0.status == 0 }.count == 2)
        #expect(world.port.isDrained)
    }
}
