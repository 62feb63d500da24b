import CreditCache
import Testing

struct SecretTests {
    @Test("a secret shows itself to nobody who prints, dumps or reflects it or what holds it")
    func hidden() throws {
        var configuration = try CacheConfiguration(host: "h", macKey: [UInt8](repeating: 0, count: 32))
        configuration.password = Secret("hunter2")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), "\(Secret("hunter2"))", dumped] {
            #expect(!text.contains("hunter2"))
        }
        #expect(configuration.password?.revealed == "hunter2")
    }
}
