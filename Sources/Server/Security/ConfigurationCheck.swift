import CreditCache
import EventLog
import TLS

extension ServerConfiguration {
    /// What is wrong with the files that settings name; reads them, changes nothing.
    package var unusableFiles: [String] {
        var problems: [String] = []
        func attempt(_ body: () throws -> Void) {
            do { try body() } catch { problems.append("\(error)") }
        }
        attempt { _ = try security.readTLS() }
        attempt { _ = try security.readTokenKeys() }
        attempt { _ = try security.readDenied() }
        if let checkpoints { attempt { _ = try SigningKey.privateKey(file: checkpoints.keyFile) } }
        if let cacheKeyFile { attempt { _ = try CacheKeyFile.read(cacheKeyFile) } }
        return problems
    }

    /// Who a caller is that shows nothing; nil: such a caller is turned away.
    package var developmentPrincipal: String? {
        security.developmentPrincipal
    }

    /// What the port asks of callers, in one line.
    package var posture: String {
        let port = security.posture(tokenAudience)
        return edges.isEmpty ? port : "\(port), edges \(edges.joined(separator: " and ")) speak for others"
    }
}

extension SecurityFiles {
    /// Who a caller is that shows nothing; nil: such a caller is turned away.
    package var developmentPrincipal: String? { clientAuthority == nil && tokenKeys.isEmpty ? "dev" : nil }

    /// What a port asks of callers, in one line.
    func posture(_ tokenAudience: String) -> String {
        var parts = [certificate == nil ? "no TLS" : "TLS 1.3"]
        if clientAuthority != nil { parts.append("client certificates required") }
        if !tokenKeys.isEmpty { parts.append("tokens for '\(tokenAudience)'") }
        if let developmentPrincipal {
            parts = ["loopback only"] + parts + ["every caller is the development principal '\(developmentPrincipal)'"]
        }
        return parts.joined(separator: ", ")
    }
}
