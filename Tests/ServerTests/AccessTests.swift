import Foundation
import Loop
import Receivables
import Schema
import TLS
import Testing
import Wire

@testable import Server

/// Roles x methods x companies: `Protocol/ROLES.md` is what the port does, cell by cell.
struct AccessTests {
    /// Method name -> roles that may call it; nil: anybody.
    static func documented() throws -> [String: Set<String>?] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lines = try String(contentsOf: root.appending(path: "Protocol/ROLES.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        let names = try #require(lines.first).dropFirst()
        var matrix: [String: Set<String>?] = [:]
        for row in lines.dropFirst() where !row[0].hasPrefix("---") {
            let cells = row.dropFirst()
            matrix[row[0]] = cells.first == "anybody" ? .some(nil) : Set(zip(names, cells).filter { $1 == "yes" }.map(\.0))
        }
        return matrix
    }

    /// Belong to the store, so that a role in one company is not enough.
    static let storeWide: Set<Schema.Method> = [
        .createCompany, .setMainAccount, .setClock, .verifyBook, .getMetrics, .grantRole, .revokeRole, .listGrants,
        .listProposals, .breakGlass,
    ]

    /// Find their company in the proposal they name; an empty request names none.
    static let placeless: Set<Schema.Method> = [.propose, .approve, .reject, .withdraw, .getProposal]

    /// A store with companies UK and DE; `root` may grant.
    static func world() throws -> (PortWorld, root: TestClient) {
        let (world, client) = try PortWorld.trading(secondBook: false)
        let company = Reskontra_V1_CreateCompanyRequest.with {
            $0.company.code = "DE"
            $0.company.name = "Laden"
            $0.company.accountingCurrency = "EUR"
            $0.company.timeZone = "Europe/Berlin"
            $0.firstFiscalYear = 2025
        }
        let made = try client.call(.createCompany, company)
        precondition(made.status == 0, made.reason)
        try grant(client, "root", .securityGrant, company: "")
        return (world, world.client("root"))
    }

    static func grant(
        _ client: TestClient, _ principal: String, _ role: Reskontra_V1_Role, company: String,
        upTo: (String, Int64)? = nil
    ) throws {
        let answer = try client.call(.grantRole, request(principal, role, company: company, upTo: upTo))
        precondition(answer.status == 0, "\(principal) \(role) \(company): \(answer.reason)")
    }

    static func request(
        _ principal: String, _ role: Reskontra_V1_Role, company: String = "", upTo: (String, Int64)? = nil
    ) -> Reskontra_V1_GrantRoleRequest {
        .with {
            $0.principal = principal
            $0.role = role
            $0.company = company
            $0.reason = "test"
            if let upTo {
                $0.upTo.currency = upTo.0
                $0.upTo.minor = upTo.1
            }
        }
    }

    enum Gate: Equatable { case passed, denied, hidden }

    static func gate(_ answer: TestClient.Answer) -> Gate {
        switch answer.reason {
        case "ACCESS_DENIED": .denied
        case "COMPANY_UNKNOWN": .hidden
        default: .passed
        }
    }

    @Test("the matrix names every method and every role, and no other")
    func complete() throws {
        let matrix = try Self.documented()
        #expect(Set(matrix.keys) == Set(Schema.Method.allCases.map(\.name)))
        #expect(Set(matrix.values.compactMap { $0 }.joined()) == Set(Role.allCases.map(\.name)))
        for method in Schema.Method.allCases {
            guard let roles = try #require(matrix[method.name]) else {
                #expect(method.roles == .max)
                continue
            }
            let bits = Role.allCases.filter { method.roles & RoleSet($0).rawValue != 0 }
            #expect(Set(bits.map(\.name)) == roles, "\(method.name)")
        }
    }

    @Test("who says where money goes does not make the file that sends it; the order of allocation is set-up")
    func separated() {
        func may(_ role: Role, _ method: Schema.Method) -> Bool { method.roles & RoleSet(role).rawValue != 0 }
        // Whoever takes money in does not say that the bank agrees.
        #expect(!may(.cashPost, .reconcileBankAccount) && may(.arPost, .reconcileBankAccount))
        #expect(may(.arPost, .setPayoutAccount) && !may(.arPost, .generatePayoutFile))
        #expect(may(.adjustApprove, .generatePayoutFile) && !may(.adjustApprove, .setPayoutAccount))
        #expect(may(.setupWrite, .setAllocationOrder) && may(.setupWrite, .listAllocationOrders))
        #expect(!may(.arPost, .setAllocationOrder) && may(.arPost, .listAllocationOrders))
    }

    @Test("each role calls each method in its company, in another one, and with a grant for all", arguments: Role.allCases)
    func matrix(role: Role) throws {
        let matrix = try Self.documented()
        let (world, root) = try Self.world()
        let wire = try #require(Reskontra_V1_Role(rawValue: Int(role.rawValue)))
        try Self.grant(root, "local", wire, company: "UK")
        try Self.grant(root, "global", wire, company: "")
        let callers = [
            ("local", "UK", world.client("local", company: "UK")), ("local", "DE", world.client("local", company: "DE")),
            ("global", "DE", world.client("global", company: "DE")), ("stranger", "UK", world.client("stranger")),
        ]
        var count = 0
        // GoLive and the like come last in no order that matters: every request is empty.
        for method in Schema.Method.allCases where !method.streams {
            let roles = try #require(matrix[method.name])
            let isAllowed = roles?.contains(role.name) ?? true
            for (principal, company, client) in callers {
                let isAnybodys = roles == nil
                let got = Self.gate(try client.call(method, Reskontra_V1_GetServerInfoRequest()))
                let isStores = Self.storeWide.contains(method)
                let wanted: Gate
                switch (principal, company) {
                case _ where isAnybodys: wanted = .passed
                case ("stranger", _): wanted = .denied
                case _ where !isAllowed: wanted = .denied
                case ("global", _): wanted = .passed
                case _ where Self.placeless.contains(method): wanted = .passed
                case _ where isStores: wanted = .denied
                case (_, "UK"): wanted = .passed
                default: wanted = method == .listCompanies ? .passed : .hidden
                }
                #expect(got == wanted, "\(role.name) \(method.name) as \(principal) in \(company)")
                count += 1
            }
        }
        #expect(count == 4 * Schema.Method.allCases.count(where: { !$0.streams }))
    }

    @Test("before the first grant everybody may do everything; afterwards nobody without one")
    func defaultDeny() throws {
        let (world, dev) = try PortWorld.trading(secondBook: false)
        try dev.post("C1", pounds: 5)
        #expect(try dev.call(.grantRole, Self.request("anna", .arPost)).reason == "FIRST_GRANT")
        try Self.grant(dev, "root", .securityGrant, company: "")
        let post = Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice("C1", pounds: 5) }
        #expect(try dev.call(.postInvoice, post).reason == "ACCESS_DENIED")
        let root = world.client("root")
        #expect(try root.call(.postInvoice, post).reason == "ACCESS_DENIED")
        try Self.grant(root, "dev", .arPost, company: "UK")
        #expect(try dev.call(.postInvoice, post).status == 0)
        // It ends with the grant, on the open connection.
        let grants = try root.call(.listGrants, Reskontra_V1_ListGrantsRequest())
            .read(Reskontra_V1_ListGrantsResponse.self)
        #expect(grants.inForce && grants.grants.map(\.principal) == ["root", "dev"])
        let revoke = Reskontra_V1_RevokeRoleRequest.with {
            $0.grantID = grants.grants[1].id
            $0.reason = "left"
        }
        #expect(try root.call(.revokeRole, revoke).status == 0)
        #expect(try dev.call(.postInvoice, post).reason == "ACCESS_DENIED")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("forbidden and not there are answered alike, byte for byte")
    func equalAnswers() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "anna", .arPost, company: "UK")
        let anna = world.client("anna")
        func ask(_ company: String) throws -> [UInt8] {
            let answer = try anna.call(
                .getCustomer,
                Reskontra_V1_GetCustomerRequest.with {
                    $0.company = company
                    $0.number = "C1"
                })
            #expect(answer.reason == "COMPANY_UNKNOWN")
            return Array(String(decoding: answer.message, as: UTF8.self).replacing(company, with: "").utf8)
        }
        #expect(try ask("DE") == ask("XX"))
        // What no role of hers allows is denied whatever it names.
        func deny(_ company: String) throws -> [UInt8] {
            try anna.call(.setParameters, Reskontra_V1_SetParametersRequest.with { $0.company = company }).message
        }
        #expect(try deny("UK") == deny("XX"))
    }

    @Test("a statement over companies, and a snapshot, ask for the right in each; what is hidden is not there")
    func overCompanies() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "anna", .arPost, company: "UK")
        let anna = world.client("anna")
        func statement(_ company: String) throws -> TestClient.Answer {
            let request = Reskontra_V1_CreateStatementRequest.with {
                $0.customerNumber = "C1"
                ($0.from.year, $0.from.month, $0.from.day) = (2026, 1, 1)
                ($0.to.year, $0.to.month, $0.to.day) = (2026, 1, 31)
                $0.companies = ["UK", company]
            }
            return try anna.call(.createStatement, request)
        }
        func snapshot(_ company: String) throws -> TestClient.Answer {
            try anna.call(.createAgingSnapshot, Reskontra_V1_CreateAgingSnapshotRequest.with { $0.companies = [company] })
        }
        func told(_ answer: TestClient.Answer, _ company: String) -> String {
            String(decoding: answer.message, as: UTF8.self).replacing(company, with: "")
        }
        #expect(try statement("DE").reason == "COMPANY_UNKNOWN")
        #expect(try told(statement("DE"), "DE") == told(statement("XX"), "XX"))
        #expect(try told(snapshot("DE"), "DE").contains("companies[0]"))
        try Self.grant(root, "anna", .arPost, company: "DE")
        #expect(try Self.gate(statement("DE")) == .passed)
        #expect(try !told(snapshot("DE"), "DE").contains("companies[0]"))
    }

    @Test("a customer is copied from where the caller may copy too; what is hidden is not there")
    func copies() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "anna", .arPost, company: "DE")
        let anna = world.client("anna")
        func told(from company: String) throws -> String {
            let request = Reskontra_V1_CopyCustomerRequest.with {
                ($0.company, $0.fromCompany, $0.number, $0.mode) = ("DE", company, "C1", .preview)
            }
            let answer = try anna.call(.copyCustomer, request)
            return String(decoding: answer.message, as: UTF8.self).replacing(company, with: "")
        }
        #expect(try told(from: "UK").contains("from_company"))
        #expect(try told(from: "UK") == told(from: "XX"))
        try Self.grant(root, "anna", .arPost, company: "UK")
        #expect(try !told(from: "UK").contains("from_company"))
    }

    @Test("a denied call that would change something stands in the ledger, once a minute; reads do not")
    func recorded() throws {
        let (world, root) = try Self.world()
        let eve = world.client("eve")
        let before = world.engine.book.sequence
        for _ in 0..<5 { _ = try eve.call(.postInvoice, Reskontra_V1_PostInvoiceRequest()) }
        for _ in 0..<5 { _ = try eve.call(.getCustomer, Reskontra_V1_GetCustomerRequest()) }
        #expect(world.engine.book.sequence == before + 1)
        _ = try eve.call(.listGrants, Reskontra_V1_ListGrantsRequest())
        #expect(world.engine.book.sequence == before + 2)
        world.advance(milliseconds: 60_001)
        _ = try eve.call(.postInvoice, Reskontra_V1_PostInvoiceRequest())
        #expect(world.engine.book.sequence == before + 3)
        let listed = try root.call(.listGrants, Reskontra_V1_ListGrantsRequest())
        #expect(try listed.read(Reskontra_V1_ListGrantsResponse.self).denials == 3)
    }

    @Test("a grant covers amounts up to its bound, in its currency, in preview as well")
    func bands() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "clerk", .arPost, company: "UK", upTo: ("GBP", 10_000))
        try Self.grant(root, "till", .posReserve, company: "UK", upTo: ("GBP", 10_000))
        let clerk = world.client("clerk")
        func post(_ pounds: Int64, preview: Bool = false) throws -> String {
            try clerk.call(
                .postInvoice,
                Reskontra_V1_PostInvoiceRequest.with {
                    $0.document = PortWorld.invoice("C1", pounds: pounds)
                    if preview { $0.mode = .preview }
                }
            ).reason
        }
        #expect(try post(100) == "")
        #expect(try post(101) == "AMOUNT_NOT_COVERED")
        #expect(try post(101, preview: true) == "AMOUNT_NOT_COVERED")
        try Self.grant(root, "boss", .arPost, company: "")
        let customer = Reskontra_V1_CreateCustomerRequest.with {
            $0.customer.number = "C9"
            $0.customer.name = "Customer 9"
            $0.customer.group = "ALL"
            $0.customer.currency = "GBP"
            $0.customer.creditLimit.currency = "GBP"
            $0.customer.creditLimit.minor = 1_000_000
        }
        #expect(try clerk.call(.createCustomer, customer).reason == "AMOUNT_NOT_COVERED")
        // A customer with a limit takes two.
        let boss = world.client("boss")
        #expect(try boss.call(.createCustomer, customer).reason == "APPROVAL_NEEDED")
        try Self.grant(root, "chief", .limitApprove, company: "")
        let proposal = try boss.call(
            .propose,
            Reskontra_V1_ProposeRequest.with {
                $0.method = UInt32(Schema.Method.createCustomer.rawValue)
                $0.request = (try? customer.serializedData()) ?? Data()
                $0.reason = "new"
            }
        ).read(Reskontra_V1_ProposeResponse.self).proposal
        let approval = Reskontra_V1_ApproveRequest.with { ($0.proposalID, $0.hash) = (proposal.id, proposal.hash) }
        #expect(try world.client("chief").call(.approve, approval).reason == "")
        let till = world.client("till")
        func authorize(_ minor: Int64) throws -> String {
            try till.call(
                .authorize,
                Reskontra_V1_AuthorizeRequest.with {
                    $0.customerNumber = "C9"
                    $0.amount.currency = "GBP"
                    $0.amount.minor = minor
                }
            ).reason
        }
        #expect(try authorize(10_000) == "")
        #expect(try authorize(10_001) == "AMOUNT_NOT_COVERED")
        // The second grant takes the bound away.
        try Self.grant(root, "till", .posReserve, company: "")
        #expect(try authorize(10_001) == "")
    }

    @Test("roles that exclude each other, grants to oneself, and the last one who may grant")
    func granting() throws {
        let (world, root) = try Self.world()
        func refusal(_ client: TestClient, _ principal: String, _ role: Reskontra_V1_Role) throws -> String {
            try client.call(.grantRole, Self.request(principal, role)).reason
        }
        try Self.grant(root, "anna", .arPost, company: "UK")
        #expect(try refusal(root, "anna", .adjustApprove) == "ROLES_CONFLICT")
        #expect(try refusal(root, "anna", .limitApprove) == "ROLES_CONFLICT")
        #expect(try refusal(root, "anna", .securityGrant) == "ROLES_CONFLICT")
        #expect(try refusal(root, "anna", .supportRead) == "")
        #expect(try refusal(root, "anna", .supportRead) == "GRANT_EXISTS")
        #expect(try refusal(root, "root", .arPost) == "SELF_GRANT")
        #expect(try refusal(root, "Anna", .arPost) == "FIELD_INVALID")
        #expect(try refusal(root, "engine", .arPost) == "FIELD_INVALID")
        let last = Reskontra_V1_RevokeRoleRequest.with {
            $0.grantID = 1
            $0.reason = "test"
        }
        #expect(try root.call(.revokeRole, last).reason == "LAST_SECURITY_GRANT")
        try Self.grant(root, "second", .securityGrant, company: "")
        #expect(try root.call(.revokeRole, last).status == 0)
        #expect(try root.call(.revokeRole, last).reason == "ACCESS_DENIED")
        let second = world.client("second")
        #expect(try second.call(.revokeRole, last).reason == "GRANT_NOT_FOUND")
        // Every caller sees what it was granted.
        let mine = try world.client("anna").call(.getMyAccess, Reskontra_V1_GetMyAccessRequest())
            .read(Reskontra_V1_GetMyAccessResponse.self)
        #expect(mine.principal == "anna" && mine.grants.map(\.role) == [.arPost, .supportRead])
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("whoever may grant in one company grants and revokes there only")
    func localGranting() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "chef", .securityGrant, company: "DE")
        try Self.grant(root, "anna", .arPost, company: "UK")
        let chef = world.client("chef", company: "DE")
        try Self.grant(chef, "otto", .arPost, company: "DE")
        #expect(try chef.call(.grantRole, Self.request("otto", .supportRead)).reason == "ACCESS_DENIED")
        #expect(try chef.call(.grantRole, Self.request("otto", .supportRead, company: "UK")).reason == "COMPANY_UNKNOWN")
        let annas = Reskontra_V1_RevokeRoleRequest.with {
            $0.grantID = 3
            $0.reason = "test"
        }
        #expect(try chef.call(.revokeRole, annas).reason == "ACCESS_DENIED")
        let ottos = Reskontra_V1_RevokeRoleRequest.with {
            $0.grantID = 4
            $0.reason = "test"
        }
        #expect(try chef.call(.revokeRole, ottos).status == 0)
    }

    @Test("holds of all companies need a grant for all")
    func holdsOfAll() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "anna", .supportRead, company: "UK")
        try Self.grant(root, "boss", .supportRead, company: "")
        let all = Reskontra_V1_ListHoldsRequest.with { $0.allCompanies = true }
        #expect(try world.client("anna").call(.listHolds, Reskontra_V1_ListHoldsRequest()).reason == "")
        #expect(try world.client("anna").call(.listHolds, all).reason == "ACCESS_DENIED")
        #expect(try world.client("boss").call(.listHolds, all).reason == "")
    }

    @Test("a stream of everything needs a grant for everything; one of a company its own")
    func watching() throws {
        let (world, root) = try Self.world()
        try Self.grant(root, "anna", .supportRead, company: "UK")
        let anna = world.client("anna")
        #expect(try anna.call(.watch, Reskontra_V1_WatchRequest()).reason == "ACCESS_DENIED")
        #expect(
            try anna.call(.watch, Reskontra_V1_WatchRequest.with { $0.company = "DE" }).reason == "COMPANY_UNKNOWN")
        let stream = anna.begin(.watch, Reskontra_V1_WatchRequest.with { $0.company = "UK" })
        world.settle()
        #expect(!anna.take().contains { $0.head.stream == stream && $0.status != 0 })
    }

    @Test("who comes onto the list of denied callers is cut off, and does not come in again; others stay")
    func denied() throws {
        let (world, _) = try PortWorld.trading(secondBook: false)
        let (anna, ben) = (world.client("anna"), world.client("ben"))
        try world.port.about.gatekeeper.denied.replace(.init("# gone\nanna\n", from: "denied"))
        world.advance(milliseconds: 1_100)
        world.settle()
        let end = try #require(anna.take().last)
        #expect(end.head.kind == .error && end.head.detail == FrameError.unauthenticated.rawValue)
        #expect(ben.take().isEmpty)
        let again = TestClient(world)
        world.io.certificates[again.peer.number] = PeerCertificate(
            names: ["reskontra:anna"], fingerprint: [UInt8](repeating: 0, count: 32))
        again.sendHello()
        world.settle()
        #expect(again.take().last?.head.detail == FrameError.unauthenticated.rawValue)
    }

    @Test("behind an edge a caller is cut off by its own certificate, and with an edge all who come through it")
    func deniedBehindEdges() throws {
        let about = ServerFacts(gatekeeper: Gatekeeper(development: "dev", edges: ["edge-1", "edge-2"]))
        let world = try PortWorld(secondBook: false, about: about)
        func till(_ edge: String, _ principal: String, _ certificate: UInt8) -> TestClient {
            let client = TestClient(world)
            world.io.certificates[client.peer.number] = PeerCertificate(
                names: ["reskontra:\(edge)"], fingerprint: [UInt8](repeating: 0, count: 32))
            client.sendHello(speaksFor: principal, callerCertificate: [UInt8](repeating: certificate, count: 32))
            world.settle()
            return client
        }
        func isCutOff(_ client: TestClient) -> Bool {
            client.take().contains { $0.head.kind == .error && $0.head.detail == FrameError.unauthenticated.rawValue }
        }
        func deny(_ line: String) throws {
            try about.gatekeeper.denied.replace(.init(line, from: "denied"))
            world.advance(milliseconds: 1_100)
            world.settle()
        }
        let (one, two, other) = (till("edge-1", "till-1", 1), till("edge-1", "till-2", 2), till("edge-2", "till-3", 3))
        for client in [one, two, other] { #expect(client.take().map(\.head.kind) == [.welcome]) }
        try deny(String(repeating: "01", count: 32))
        #expect(isCutOff(one) && !isCutOff(two) && !isCutOff(other))
        #expect(isCutOff(till("edge-1", "till-1", 1)))
        try deny("edge-1")
        #expect(isCutOff(two) && !isCutOff(other))
        #expect(isCutOff(till("edge-1", "till-2", 2)))
    }

    @Test("a stream ends with ACCESS_DENIED when the right to it is taken back: nothing is told afterwards; others go on")
    func streamsLoseTheirRight() throws {
        let (world, root) = try Self.world()
        for (name, role) in [("anna", Reskontra_V1_Role.supportRead), ("ben", .supportRead), ("clerk", .arPost)] {
            try Self.grant(root, name, role, company: "UK")
        }
        let (anna, ben, clerk) = (world.client("anna"), world.client("ben"), world.client("clerk"))
        func flow() {
            for _ in 0..<4 {
                world.advance(milliseconds: 25)
                world.settle()
            }
        }
        let watch = Reskontra_V1_WatchRequest.with { $0.company = "UK" }
        let position = Reskontra_V1_WatchPositionRequest.with {
            $0.company = "UK"
            $0.customerNumber = "C1"
        }
        let events = anna.begin(.watch, watch)
        let positions = anna.begin(.watchPosition, position)
        let bens = ben.begin(.watch, watch)
        flow()
        try clerk.post("C1", pounds: 1)
        flow()
        let before = anna.take()
        for stream in [events, positions] {
            #expect(before.contains { $0.head.stream == stream && $0.head.kind == .streamItem })
        }
        let grants = try root.call(.listGrants, Reskontra_V1_ListGrantsRequest.with { $0.principal = "anna" })
            .read(Reskontra_V1_ListGrantsResponse.self).grants
        let revoke = Reskontra_V1_RevokeRoleRequest.with {
            $0.grantID = grants[0].id
            $0.reason = "left"
        }
        #expect(try root.call(.revokeRole, revoke).status == 0)
        try clerk.post("C1", pounds: 2)
        flow()
        let after = anna.take()
        #expect(after.map(\.head.kind) == [.streamEnd, .streamEnd])
        #expect(Set(after.map(\.head.stream)) == [events, positions] && after.allSatisfy { $0.reason == "ACCESS_DENIED" })
        #expect(ben.take().contains { $0.head.stream == bens && $0.head.kind == .streamItem })
        #expect(try anna.call(.watch, watch).reason == "ACCESS_DENIED")
        #expect(world.engine.book.verify().isEmpty)
    }

    @Test("an expired token ends the connection")
    func expiry() throws {
        let (world, _) = try PortWorld.trading(secondBook: false)
        let client = world.client()
        // The second connection of this world has the second slot.
        world.port.session(ConnectionID(index: 1, generation: 0)).pointee.expiresAt = world.clock.wall / 1_000_000_000 + 60
        world.advance(milliseconds: 59_000)
        world.settle()
        #expect(client.take().isEmpty)
        world.advance(milliseconds: 2_000)
        world.settle()
        let end = try #require(client.take().last)
        #expect(end.head.kind == .error && end.head.detail == FrameError.unauthenticated.rawValue)
    }
}
