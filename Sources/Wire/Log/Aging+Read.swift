import Receivables

// The readers of aging: definitions, snapshots and exports.

extension ProtoReader {
    mutating func definition() -> (CompanyID, AgingDefinition) {
        var company = CompanyID.none
        var row = AgingDefinition(code: .empty, description: "", isBackward: false, lines: [], ages: [])
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.isBackward = bool()
            case 5:
                nested { inner in
                    var line = AgingDefinition.Line(label: "", unit: 0, interval: .day, indicator: "", isZero: false)
                    while let field = inner.next() {
                        switch field {
                        case 1: line.label = inner.string()
                        case 2: line.unit = inner.sint32()
                        case 3: line.interval = inner.choice(.day)
                        case 4: line.indicator = inner.string()
                        case 5: line.isZero = inner.bool()
                        default: inner.skip()
                        }
                    }
                    row.lines.append(line)
                }
            case 6:
                nested { inner in
                    var age = AgingDefinition.Ages(label: "", from: nil, to: nil, indicator: "")
                    var (hasFrom, from, hasTo, to) = (false, Int32(0), false, Int32(0))
                    while let field = inner.next() {
                        switch field {
                        case 1: age.label = inner.string()
                        case 2: hasFrom = inner.bool()
                        case 3: from = inner.sint32()
                        case 4: hasTo = inner.bool()
                        case 5: to = inner.sint32()
                        case 6: age.indicator = inner.string()
                        default: inner.skip()
                        }
                    }
                    age.from = hasFrom ? from : nil
                    age.to = hasTo ? to : nil
                    row.ages.append(age)
                }
            default: skip()
            }
        }
        return (company, row)
    }

    mutating func agingAmount() -> AgingSnapshot.Amount {
        var row = AgingSnapshot.Amount(label: "", amount: 0, cumulative: 0)
        while let field = next() {
            switch field {
            case 1: row.label = string()
            case 2: row.amount = sint()
            case 3: row.cumulative = sint()
            default: skip()
            }
        }
        return row
    }

    mutating func agingSnapshot() -> AgingSnapshot {
        var row = AgingSnapshot(
            company: .none, customer: .none, definition: .empty, basis: .dueDate, asOf: CalendarDate(days: 0),
            balanceAsOf: CalendarDate(days: 0), position: 0, currency: .eur, total: 0, periods: [], outOfRange: 0,
            indicator: "", limit: nil, remaining: nil, delivered: 0, orders: 0, disputedCount: 0, disputed: 0, companies: [])
        var (limitCurrency, limit, remaining, hasRemaining) = (Currency?.none, Int64(0), Int64(0), false)
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.customer = CustomerID(uint32())
            case 3: row.definition = code()
            case 4: row.basis = choice(.dueDate)
            case 5: row.asOf = day()
            case 6: row.balanceAsOf = day()
            case 7: row.position = uint()
            case 8: row.currency = currency()
            case 9: row.total = sint()
            case 10: nested { row.periods.append($0.agingAmount()) }
            case 11: row.outOfRange = sint()
            case 12: row.indicator = string()
            case 13: limitCurrency = currency()
            case 14: limit = sint()
            case 15: remaining = sint()
            case 16: row.delivered = sint()
            case 17: row.orders = sint()
            case 18: row.disputedCount = uint32()
            case 19: row.disputed = sint()
            case 20: packed { row.companies.append(CompanyID(UInt32(truncatingIfNeeded: $0))) }
            case 21: hasRemaining = bool()
            default: skip()
            }
        }
        if let limitCurrency {
            row.limit = Money(limit, limitCurrency)
            row.remaining = hasRemaining ? Money(remaining, limitCurrency) : nil
        }
        return row
    }

    mutating func agingExport() -> AgingExport {
        var (id, company, name, definition, pool) = (AgingExportID.none, CompanyID.none, Code.empty, Code.empty, Code.empty)
        var (asOf, balanceAsOf, createdOn) = (CalendarDate(days: 0), CalendarDate(days: 0), CalendarDate(days: 0))
        var (positionsPayments, hasDetails, position) = (false, false, UInt64(0))
        var (basis, currency) = (AgingBasis.dueDate, Currency.eur)
        var periods: [AgingPeriod] = []
        while let field = next() {
            switch field {
            case 1: id = AgingExportID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: name = code()
            case 4: definition = code()
            case 5: basis = choice(.dueDate)
            case 6: asOf = day()
            case 7: balanceAsOf = day()
            case 8: positionsPayments = bool()
            case 9: hasDetails = bool()
            case 10: pool = code()
            case 11: position = uint()
            case 12: currency = self.currency()
            case 13: nested { periods.append($0.agingPeriod()) }
            case 14: createdOn = day()
            default: skip()
            }
        }
        return AgingExport(
            id: id, company: company, name: name, definition: definition, basis: basis, asOf: asOf,
            balanceAsOf: balanceAsOf, positionsPayments: positionsPayments, hasDetails: hasDetails, pool: pool,
            position: position, currency: currency, periods: periods, createdOn: createdOn)
    }

    private mutating func agingPeriod() -> AgingPeriod {
        var (period, hasFrom, hasTo) = (AgingPeriod(label: "", from: nil, to: nil, indicator: ""), false, false)
        while let field = next() {
            switch field {
            case 1: period.label = string()
            case 2: hasFrom = bool()
            case 3: period.from = day()
            case 4: hasTo = bool()
            case 5: period.to = day()
            case 6: period.indicator = string()
            default: skip()
            }
        }
        // The first day of all days is written as nothing.
        if hasFrom, period.from == nil { period.from = CalendarDate(days: 0) }
        if hasTo, period.to == nil { period.to = CalendarDate(days: 0) }
        return period
    }

    mutating func agingExportPage() -> AgingExportPage {
        var page = AgingExportPage(export: .none)
        while let field = next() {
            switch field {
            case 1: page.export = AgingExportID(uint32())
            case 2: packed { page.customers.append(CustomerID(UInt32(truncatingIfNeeded: $0))) }
            case 3: packed { page.amounts.append(Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1)) }
            case 4: packed { page.itemCounts.append(UInt32(truncatingIfNeeded: $0)) }
            case 5: nested { page.items.append($0.agingExportItem()) }
            case 6: page.through = CustomerID(uint32())
            case 7: page.isLast = bool()
            case 8: packed { page.leftOut.append(UInt32(truncatingIfNeeded: $0)) }
            default: skip()
            }
        }
        return page
    }

    private mutating func agingExportItem() -> AgingExportPage.Detail {
        var item = AgingExportPage.Detail(item: .none, open: 0, period: 0)
        while let field = next() {
            switch field {
            case 1: item.item = ItemID(uint32())
            case 2: item.open = sint()
            case 3: item.period = uint32()
            default: skip()
            }
        }
        return item
    }
}
