import Receivables

// Payment specifications, how items are paid, exchange rate types <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func paymentSpecification(_ company: CompanyID, _ row: PaymentSpecification) {
        uint(1, company.number)
        code(2, row.method)
        code(3, row.code)
        string(4, row.description)
        bool(5, row.remitsBills)
    }

    mutating func rateType(_ company: CompanyID, _ row: RateType) {
        uint(1, company.number)
        code(2, row.code)
        string(3, row.description)
    }
}

extension ProtoReader {
    mutating func paymentSpecification() -> PaymentFact {
        var (company, method, code, text, remits) = (CompanyID.none, Code.empty, Code.empty, "", false)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: method = self.code()
            case 3: code = self.code()
            case 4: text = string()
            case 5: remits = bool()
            default: skip()
            }
        }
        return .specificationSet(
            company, PaymentSpecification(method: method, code: code, description: text, remitsBills: remits))
    }

    mutating func rateType() -> ClosingFact {
        var (company, code, text) = (CompanyID.none, Code.empty, "")
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: code = self.code()
            case 3: text = string()
            default: skip()
            }
        }
        return .rateTypeSet(company, RateType(code: code, description: text))
    }

    mutating func paymentEdited() -> ClosingFact {
        var (item, payment, mandate) = (ItemID.none, ItemPayment(), Code.empty)
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: payment.method = code()
            case 3: payment.specification = code()
            case 4: mandate = code()
            case 2_200: payment.bankAccount = code()
            default: skip()
            }
        }
        return .paymentEdited(item, payment, mandate: mandate)
    }
}
