import Receivables

// Facts of EU sales lists and deleted lines of profiles <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func euSalesList(_ list: EUSalesList) {
        uint(1, list.company.number)
        uint(2, list.number)
        sint(3, Int64(list.from.days))
        sint(4, Int64(list.to.days))
        uint(5, list.through)
        for line in list.lines {
            message(6) {
                $0.code(1, line.taxNumber)
                $0.uint(2, UInt64(line.kind.rawValue))
                $0.sint(3, line.amount)
                $0.uint(4, line.documents)
            }
        }
    }
}

extension ProtoReader {
    mutating func euSalesList() -> EUSalesList {
        var (company, number, through) = (CompanyID.none, UInt32(0), UInt32(0))
        var (from, to, lines) = (CalendarDate(days: 0), CalendarDate(days: 0), [EUSalesList.Line]())
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = uint32()
            case 3: from = date()
            case 4: to = date()
            case 5: through = uint32()
            case 6: lines.append(euSalesLine())
            default: skip()
            }
        }
        return EUSalesList(company: company, number: number, from: from, to: to, through: through, lines: lines)
    }

    private mutating func euSalesLine() -> EUSalesList.Line {
        var inner = message()
        var (number, kind, amount, documents) = (Code.empty, ListCode.notIncluded, Int64(0), UInt32(0))
        while let field = inner.next() {
            switch field {
            case 1: number = inner.code()
            case 2: kind = inner.choice(.notIncluded)
            case 3: amount = inner.sint()
            case 4: documents = inner.uint32()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return EUSalesList.Line(taxNumber: number, kind: kind, amount: amount, documents: documents)
    }

    mutating func euListReported() -> (CompanyID, UInt32) {
        var (company, number) = (CompanyID.none, UInt32(0))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = uint32()
            default: skip()
            }
        }
        return (company, number)
    }

    mutating func profileLineDeleted() -> (CompanyID, ProfileID, AccountCode, Code) {
        var (company, profile, code, relation) = (CompanyID.none, ProfileID.none, AccountCode.all, Code.empty)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: profile = ProfileID(uint32())
            case 3: code = choice(.all)
            case 4: relation = self.code()
            default: skip()
            }
        }
        return (company, profile, code, relation)
    }
}
