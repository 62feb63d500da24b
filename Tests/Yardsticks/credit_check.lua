-- The credit check as a script on a customer's hash: 1 when the amount still fits under the limit, else 0.
local h = redis.call('HMGET', KEYS[1], 'limit', 'bal')
if h[2] + ARGV[1] <= h[1] + 0 then return 1 else return 0 end
