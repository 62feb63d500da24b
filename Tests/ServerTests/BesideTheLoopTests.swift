import Engine
import Foundation
import Loop
import Receivables
import Schema
import Testing
import Wire

@testable import Server

/// Long reads, long messages, documents: what is done beside the loop, and what a client sees of it.
struct BesideTheLoopTests {
    @Test("a document is read back from the log, as often as asked")
    func documents() throws {
        let (_, client) = try PortWorld.trading()
        let posted = try client.post("C1", pounds: 10)
        for _ in 0..<200 {
            let answer = try client.call(
                .getDocument,
                Reskontra_V1_GetDocumentRequest.with { $0.documentNumber = posted.documentNumber })
            #expect(answer.reason == "")
            #expect(try answer.read(Reskontra_V1_GetDocumentResponse.self).document.total.minor == 1_000)
        }
    }

    @Test("min_sequence above the store's is MIN_SEQUENCE_AHEAD at once, for documents and long reads too")
    func minSequenceAhead() throws {
        let (world, client) = try PortWorld.trading()
        let posted = try client.post("C1", pounds: 10)
        let ahead = world.engine.book.sequence + 1
        let document = try client.call(
            .getDocument,
            Reskontra_V1_GetDocumentRequest.with {
                $0.documentNumber = posted.documentNumber
                $0.minSequence = ahead
            })
        let aging = try client.call(.getAging, Reskontra_V1_GetAgingRequest.with { $0.minSequence = ahead })
        #expect(document.reason == "MIN_SEQUENCE_AHEAD")
        #expect(aging.reason == "MIN_SEQUENCE_AHEAD")
    }

    @Test("long reads answer the same from the second book and from the live one", arguments: [true, false])
    func longReads(secondBook: Bool) throws {
        let (world, client) = try PortWorld.trading(secondBook: secondBook)
        for pounds in 1...20 { try client.post("C\(pounds % 3 + 1)", pounds: Int64(pounds)) }
        let last = world.engine.durableSequence

        let aging = try client.call(.getAging, Reskontra_V1_GetAgingRequest())
        #expect(try aging.read(Reskontra_V1_GetAgingResponse.self).totals.map(\.totalMinor) == [21_000])
        let balance = try client.call(.getTrialBalance, Reskontra_V1_GetTrialBalanceRequest())
        #expect(try balance.read(Reskontra_V1_GetTrialBalanceResponse.self).openItemsMinor == 21_000)
        #expect(try balance.read(Reskontra_V1_GetTrialBalanceResponse.self).receivablesMinor == 21_000)
        let audit = try client.call(.auditExposure, Reskontra_V1_AuditExposureRequest())
        #expect(try audit.read(Reskontra_V1_AuditExposureResponse.self).customers == 3)
        let verify = try client.call(.verifyBook, Reskontra_V1_VerifyBookRequest())
        let found = try verify.read(Reskontra_V1_VerifyBookResponse.self)
        #expect(found.findings == [] && found.items == 20)
        #expect(found.digestHigh == world.engine.book.digest.high && found.digestLow == world.engine.book.digest.low)
        #expect([aging, balance, audit, verify].map(\.head.sequence) == [last, last, last, last])
    }

    @Test("a long read holds all that was acknowledged before it was asked")
    func readsItsOwnWrites() throws {
        let (_, client) = try PortWorld.trading()
        var sum: Int64 = 0
        for pounds in 1...30 {
            try client.post("C1", pounds: Int64(pounds))
            sum += Int64(pounds) * 100
            let aging = try client.call(.getAging, Reskontra_V1_GetAgingRequest())
            #expect(try aging.read(Reskontra_V1_GetAgingResponse.self).totals.first?.totalMinor == sum)
        }
    }

    @Test("a run in slices answers as of its beginning, whatever is posted and paid between the slices")
    func slicesArePinned() throws {
        let (world, client) = try PortWorld.trading()
        for pounds in 1...9 { try client.post("C\(pounds % 3 + 1)", pounds: Int64(pounds)) }
        let found = world.engine.book.companies.find("UK")
        let company = try #require(found)
        let moment = world.engine.moment(company)
        var aging = try GetAging(
            id: company, customer: .empty, basis: .dueDate, bucketDays: [30], asOf: nil, knownAt: .max, size: 50,
            after: .none, totalsOnly: false
        ).run(world.engine.book, at: moment)
        var balance = try GetTrialBalance(id: company, asOf: nil).run(world.engine.book, at: moment)
        var verify = try VerifyBook().run(world.engine.book, at: moment)
        var total: Int64?
        var open: (items: Int64, receivables: Int64)?
        var findings: [String]?
        for round in 0..<40 where total == nil || open == nil || findings == nil {
            if total == nil { total = try aging.step(world.engine.book, rows: 1)?.totals.first?.total }
            if open == nil {
                open = try balance.step(world.engine.book, rows: 1).map { ($0.openItems, $0.receivables) }
            }
            if findings == nil { findings = try verify.step(world.engine.book, rows: 2)?.findings }
            try client.post("C\(round % 3 + 1)", pounds: 100)
            let paid = try client.call(
                .postPayment,
                Reskontra_V1_PostPaymentRequest.with {
                    $0.customerNumber = "C\(round % 3 + 1)"
                    $0.amount = .with {
                        $0.currency = "GBP"
                        $0.minor = 150
                    }
                    $0.apply = .oldestFirst
                })
            #expect(paid.reason == "")
        }
        #expect(total == 4_500)
        #expect(open?.items == 4_500 && open?.receivables == 4_500)
        #expect(findings == [])
    }

    @Test("a message above 64 KiB is decoded beside the loop: every item is posted, a broken one is refused")
    func longMessages() throws {
        let (world, client) = try PortWorld.trading()
        let batch = Reskontra_V1_BatchPostInvoicesRequest.with {
            $0.batchMode = .independent
            for _ in 0..<1_000 {
                $0.items.append(
                    .with {
                        $0.requestKey = Data(world.newKey().bytes)
                        $0.document = PortWorld.invoice("C1", pounds: 1)
                        $0.document.text = String(repeating: "x", count: 40)
                    })
            }
        }
        let bytes: [UInt8] = try batch.serializedBytes()
        #expect(bytes.count > ServerLimits.decodedOnLoopBytes)
        let answer = try client.call(.batchPostInvoices, batch)
        let results = try answer.read(Reskontra_V1_BatchPostInvoicesResponse.self).results
        #expect(results.count == 1_000 && results.allSatisfy { $0.posted.total.minor == 100 })
        #expect(world.engine.book.items.rows.count == 1_000)

        client.begin(.batchPostInvoices, bytes: Array(bytes.dropLast()))
        world.settle()
        #expect(client.take().map(\.reason) == ["MESSAGE_MALFORMED"])
        #expect(world.engine.book.items.rows.count == 1_000)
    }

    @Test("an ATOMIC batch of 1,000 items is one record; 1,001 are TOO_MANY_ITEMS")
    func atomicBatches() throws {
        let (world, client) = try PortWorld.trading()
        var batch = Reskontra_V1_BatchPostInvoicesRequest.with {
            $0.batchMode = .atomic
            for _ in 0..<ServerLimits.batchItems {
                $0.items.append(.with { $0.document = PortWorld.invoice("C1", pounds: 1) })
            }
        }
        let before = world.engine.book.sequence
        #expect(try client.call(.batchPostInvoices, batch).reason == "")
        #expect(world.engine.book.sequence == before + 1)
        batch.items.append(batch.items[0])
        #expect(try client.call(.batchPostInvoices, batch).reason == "TOO_MANY_ITEMS")
        #expect(world.engine.book.sequence == before + 1)
    }

    @Test("the same INDEPENDENT batch again gets the same item answers, flagged, and makes no record")
    func repeatedBatches() throws {
        let (world, client) = try PortWorld.trading()
        let batch = Reskontra_V1_BatchPostInvoicesRequest.with {
            $0.batchMode = .independent
            for number in 0..<150 {
                $0.items.append(
                    .with {
                        $0.requestKey = Data(world.newKey().bytes)
                        // Every tenth is refused, leaves no trace and is decided again.
                        $0.document = PortWorld.invoice(number % 10 == 0 ? "NOBODY" : "C1", pounds: 1)
                    })
            }
        }
        // Once more before the first is durable, once more after.
        client.begin(.batchPostInvoices, batch)
        client.begin(.batchPostInvoices, batch)
        world.settle()
        client.begin(.batchPostInvoices, batch)
        world.settle()
        let answers = client.take().sorted { $0.head.stream < $1.head.stream }
        let results = try answers.map { try $0.read(Reskontra_V1_BatchPostInvoicesResponse.self).results }
        #expect(results.count == 3)
        #expect(world.engine.book.items.rows.count == 135)
        for number in 0..<150 {
            let places = results.map { $0[number] }
            if number % 10 == 0 {
                #expect(places.allSatisfy { $0.error.code != 0 && !$0.replayed })
            } else {
                #expect(Set(places.map(\.posted.documentNumber)).count == 1)
                #expect(Set(places.map(\.sequence)).count == 1)
                #expect(places.filter { !$0.replayed }.count == 1)
            }
        }
        #expect(results[2].indices.allSatisfy { $0 % 10 == 0 || results[2][$0].replayed })
    }
}
