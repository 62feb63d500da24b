import Receivables

// Facts of orders with lines, charges and commissions -> Protocol/log/v1.

extension ProtoWriter {
    mutating func sales(_ fact: SalesFact) {
        switch fact {
        case .orderDetailed(let id, let detail): message(410) { $0.orderDetail(id, detail) }
        case .slipRegistered(let id, let slip, let taken):
            message(411) {
                $0.uint(1, id.number)
                $0.message(2) { $0.slip(slip) }
                if let taken {
                    $0.uint(3, UInt64(taken.kind.rawValue))
                    $0.uint(4, taken.next)
                }
            }
        case .slipCanceled(let id, let slip, let date):
            message(2100) {
                $0.uint(1, id.number)
                $0.uint(2, slip)
                $0.sint(3, Int64(date.days))
            }
        case .accrualPosted(let fact):
            message(2101) {
                $0.uint(1, fact.company.number)
                $0.uint(2, fact.order.number)
                $0.uint(3, fact.item.number)
                $0.message(4) { $0.entry(fact.entry) }
                $0.uint(5, fact.voucherNext)
            }
        case .orderInvoiced(let fact): message(412) { $0.orderInvoiced(fact) }
        case .orderCredited(let fact):
            message(413) {
                $0.uint(1, fact.order.number)
                $0.uint(2, fact.item.number)
                for line in fact.lines {
                    $0.message(3) {
                        $0.uint(1, line.line)
                        $0.sint(2, line.quantity.millionths)
                    }
                }
                $0.bool(4, fact.dropsRemainder)
            }
        case .commissionPosted(let fact):
            message(414) {
                $0.uint(1, fact.company.number)
                $0.uint(2, fact.item.number)
                for share in fact.shares {
                    $0.message(3) {
                        $0.code(1, share.rep)
                        $0.sint(2, share.amount)
                    }
                }
                $0.message(4) { $0.entry(fact.entry) }
                $0.uint(5, fact.voucherNext)
            }
        case .setupSet(let id, let row):
            message(415) {
                $0.uint(1, id.number)
                $0.salesSetup(row)
            }
        case .tradeSet(let id, let terms):
            message(1200) {
                $0.uint(1, id.number)
                $0.code(2, terms.taxNumber)
                $0.uint(3, UInt64(terms.listCode.rawValue))
                $0.code(4, terms.cashDiscount)
                $0.code(5, terms.deliveryTerms)
                $0.code(6, terms.deliveryMode)
                $0.dimensions(2_200, terms.dimensions)
            }
        }
    }

    private mutating func orderDetail(_ id: OrderID, _ detail: OrderDetail) {
        let header = detail.header
        uint(1, id.number)
        code(2, header.salesTaxGroup)
        code(3, header.terms)
        code(4, header.method)
        code(5, header.profile)
        code(6, header.mandate)
        code(7, header.language)
        code(8, header.cashDiscount)
        code(9, header.salesGroup)
        sint(10, header.charge)
        string(11, header.reference)
        for line in detail.lines { message(12) { $0.orderLine(line) } }
        for slip in detail.slips { message(13) { $0.slip(slip) } }
        for charged in detail.charged { message(14) { $0.charged(charged) } }
        code(16, header.schedule)
        code(17, header.deliveryAddress)
    }

    private mutating func orderLine(_ line: OrderLine) {
        uint(1, line.number)
        code(2, line.item)
        string(3, line.description)
        code(4, line.account)
        bool(5, !line.isStocked)
        sint(6, line.ordered.millionths)
        sint(7, line.picked.millionths)
        sint(8, line.delivered.millionths)
        sint(9, line.invoiced.millionths)
        sint(10, line.credited.millionths)
        sint(11, line.deliverNow.millionths)
        message(12) { $0.decimal(line.price) }
        sint(13, line.discount.tenThousandths)
        code(14, line.site)
        code(15, line.address)
        code(16, line.itemTaxGroup)
        code(17, line.dimension)
        if let cost = line.cost { message(18) { $0.decimal(cost) } }
        code(20, line.billingCode)
        code(21, line.interestCode)
    }

    private mutating func decimal(_ value: Decimal) {
        sint(1, value.unscaled)
        uint(2, UInt64(value.scale))
    }

    private mutating func slip(_ slip: PackingSlip) {
        code(1, slip.number)
        sint(2, Int64(slip.date.days))
        for line in slip.lines {
            message(3) {
                $0.uint(1, line.line)
                $0.sint(2, line.quantity.millionths)
                $0.sint(3, line.invoiced.millionths)
                if let accrual = line.accrual { $0.message(5) { $0.accrual(accrual) } }
            }
        }
        if let posting = slip.posting {
            message(5) {
                $0.code(1, posting.voucher)
                $0.uint(2, posting.receivable.number)
                $0.uint(3, posting.revenue.number)
            }
        }
        if let date = slip.canceledOn {
            bool(6, true)
            sint(7, Int64(date.days))
        }
    }

    private mutating func accrual(_ accrual: SlipAccrual) {
        sint(1, accrual.quantity.millionths)
        code(2, accrual.dimension)
        sint(3, accrual.amount.minor)
        sint(4, accrual.amount.accounting)
        sint(5, accrual.released.minor)
        sint(6, accrual.released.accounting)
    }

    private mutating func charged(_ charged: ChargedOnce) {
        uint(1, charged.line)
        code(2, charged.code)
    }

    private mutating func orderInvoiced(_ fact: OrderInvoiced) {
        uint(1, fact.order.number)
        uint(2, fact.item.number)
        for line in fact.lines {
            message(3) {
                $0.uint(1, line.line)
                $0.sint(2, line.quantity.millionths)
                for slip in line.slips {
                    $0.message(3) {
                        $0.uint(1, slip.slip)
                        $0.sint(2, slip.quantity.millionths)
                        $0.sint(4, slip.released.minor)
                        $0.sint(5, slip.released.accounting)
                    }
                }
            }
        }
        bool(4, fact.delivers)
        for charged in fact.charged { message(5) { $0.charged(charged) } }
    }

    private mutating func scope(_ scope: SalesScope) {
        switch scope {
        case .one(let code):
            uint(1, 1 as UInt64)
            self.code(2, code)
        case .group(let code):
            uint(1, 2 as UInt64)
            self.code(2, code)
        case .all: uint(1, 3 as UInt64)
        }
    }

    private mutating func salesSetup(_ row: SalesSetup) {
        switch row {
        case .chargesCode(let row):
            message(2) {
                $0.code(1, row.code)
                $0.string(2, row.description)
                $0.uint(3, UInt64(row.debit.rawValue))
                $0.uint(4, UInt64(row.credit.rawValue))
                $0.uint(5, row.debitAccount.number)
                $0.uint(6, row.creditAccount.number)
                $0.code(8, row.itemTaxGroup)
            }
        case .autoCharge(let row):
            message(3) {
                $0.code(1, row.code)
                $0.bool(2, row.isHeader)
                $0.message(3) { $0.scope(row.customers) }
                $0.message(4) { $0.scope(row.items) }
                $0.uint(5, UInt64(row.currency.number))
                $0.uint(6, UInt64(row.kind.rawValue))
                $0.message(7) { $0.decimal(row.value) }
            }
        case .commission(let row):
            message(4) {
                $0.message(1) { $0.scope(row.items) }
                $0.message(2) { $0.scope(row.customers) }
                $0.message(3) { $0.scope(row.reps) }
                $0.sint(4, row.from.map { Int64($0.days) + 1_000_000 } ?? 0)
                $0.sint(5, row.to.map { Int64($0.days) + 1_000_000 } ?? 0)
                $0.sint(6, row.percent.tenThousandths)
                $0.uint(7, UInt64(row.basis.rawValue))
                $0.uint(8, UInt64(row.discount.rawValue))
            }
        case .salesGroup(let row):
            message(5) {
                $0.code(1, row.code)
                for member in row.members {
                    $0.message(2) {
                        $0.code(1, member.rep)
                        $0.sint(2, member.share.tenThousandths)
                    }
                }
            }
        case .item(let row):
            message(6) {
                $0.code(1, row.item)
                $0.code(2, row.chargeGroup)
                $0.code(3, row.commissionGroup)
            }
        case .traits(let row):
            message(7) {
                $0.uint(1, row.customer.number)
                $0.code(2, row.chargeGroup)
                $0.code(3, row.commissionGroup)
                $0.code(4, row.salesGroup)
                $0.bool(5, row.isSummarized)
            }
        case .delivery(let row):
            message(1200) {
                $0.uint(1, UInt64(row.kind.rawValue))
                $0.code(2, row.code)
                $0.string(3, row.description)
                $0.code(4, row.chargeGroup)
                $0.string(5, row.address)
            }
        case .parameters(let row):
            message(8) {
                $0.bool(1, row.splitsBySite)
                $0.bool(2, row.splitsByDelivery)
                $0.bool(3, row.postsZeroPrice)
                $0.uint(4, UInt32(row.keptApartBy.rawValue))
                $0.bool(6, row.accruesPackingSlips)
            }
        }
    }
}
