/// A collector: whose customers are whose (credit:PO-2).
package struct CollectionAgent: Equatable, Sendable, Codable {
    /// The name the server knows the caller by.
    package var user: Code
    package var name: String
    package var pools: [Code]
    /// Empty: all own pools together.
    package var defaultPool: Code
    package var seesAllPools: Bool
    package var team: Code

    package static let poolsMax = 100
    package static let usualTeam: Code = "Collections"

    package init(user: Code, name: String, pools: [Code], defaultPool: Code, seesAllPools: Bool, team: Code) {
        self.user = user
        self.name = name
        self.pools = pools
        self.defaultPool = defaultPool
        self.seesAllPools = seesAllPools
        self.team = team
    }
}

/// Creates or replaces an agent; without a team it joins that of the parameter.
///
/// Rejections in order: TOO_MANY_ITEMS, REFERENCE_UNKNOWN, POOL_TYPE_MISMATCH, POOL_NOT_ASSIGNED.
package struct SetAgent: Command {
    package let id: CompanyID
    package let agent: CollectionAgent

    package init(id: CompanyID, agent: CollectionAgent) { (self.id, self.agent) = (id, agent) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CollectionAgent {
        if agent.pools.count > CollectionAgent.poolsMax {
            throw .tooMany(agent.pools.count, max: CollectionAgent.poolsMax, field: "agent.pools")
        }
        for (index, pool) in agent.pools.enumerated() { _ = try book.collectionsPool(pool, of: id, field: "agent.pools[\(index)]") }
        var row = agent
        if !row.defaultPool.isEmpty {
            _ = try book.collectionsPool(row.defaultPool, of: id, field: "agent.default_pool")
            if !row.seesAllPools, !row.pools.contains(row.defaultPool) {
                throw .poolNotAssigned(row.defaultPool, to: row.user, field: "agent.default_pool")
            }
        }
        if row.team.isEmpty { row.team = book.companies[id].parameters.collections.team }
        if row.team.isEmpty { row.team = CollectionAgent.usualTeam }
        draft.add(.collections(.agentSet(id, row)), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension Book {
    /// A pool of type collections.
    func collectionsPool(
        _ pool: Code, of company: CompanyID, field: @autoclosure () -> String
    ) throws(Rejection) -> CustomerPool {
        guard let found = collections.pool(company, pool) else { throw .noSuchReference("pool", pool, field: field()) }
        if found.purpose != .collections {
            throw Rejection(.poolTypeMismatch, field: field(), "pool \(pool) is for aging, not for collections")
        }
        return found
    }
}

extension Rejection {
    static func poolNotAssigned(_ pool: Code, to user: Code, field: String) -> Rejection {
        Rejection(
            .poolNotAssigned, field: field, "pool \(pool) is none of agent \(user)",
            [.init("pool", pool.text), .init("agent", user.text)])
    }
}
