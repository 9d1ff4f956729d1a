#include "core/trace/filter.h"

#include "core/trace/filterterms.h"
#include "core/trace/filtervalues.h"

#include <optional>
#include <utility>

namespace retryscope {

namespace {

constexpr int deepest = 100;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Reads by recursive descent; the first error ends it.
class FilterParser
{
public:
    explicit FilterParser(std::string_view text)
        : m_text(text)
    {
    }

    Result<Filter, FilterError> parse()
    {
        skipSpace();
        if (m_at < m_text.size())
            readAny(0);
        if (!m_error && m_at < m_text.size())
            fail(m_at, 1, "expected a term or the end, found \")\"");
        if (m_error)
            return *m_error;
        return std::move(m_filter);
    }

private:
    /// `A or B`
    void readAny(int depth)
    {
        readAll(depth);
        while (!m_error && takeKeyword("or")) {
            readAll(depth);
            m_filter.parts.emplace_back(Filter::Join::Or);
        }
    }

    /// `A B`, `A and B`
    void readAll(int depth)
    {
        readOne(depth);
        while (!m_error && m_at < m_text.size() && m_text[m_at] != ')' && !isKeyword("or")) {
            takeKeyword("and");
            readOne(depth);
            m_filter.parts.emplace_back(Filter::Join::And);
        }
    }

    void readOne(int depth)
    {
        if (m_error)
            return;
        if (depth > deepest) {
            fail(m_at, 1, "expected at most 100 nested parts, found more");
        } else if (takeCharacter('-') || takeKeyword("not")) {
            readOne(depth + 1);
            m_filter.parts.emplace_back(Filter::Join::Not);
        } else if (m_at < m_text.size() && m_text[m_at] == '(') {
            readGroup(depth);
        } else {
            readTerm();
        }
    }

    void readGroup(int depth)
    {
        const std::size_t opened = m_at;
        takeCharacter('(');
        readAny(depth + 1);
        if (!m_error && !takeCharacter(')'))
            fail(opened, 1, "expected a closing parenthesis for this one, found the end");
    }

    void readTerm()
    {
        for (const std::string_view keyword : {"and", "or"}) {
            if (isKeyword(keyword)) {
                fail(m_at, keyword.size(),
                     expectedButFound("a term", m_text.substr(m_at, keyword.size())));
                return;
            }
        }
        if (m_at == m_text.size() || m_text[m_at] == ')') {
            const bool isEnd = m_at == m_text.size();
            fail(m_at, isEnd ? 0 : 1,
                 isEnd ? "expected a term, found the end" : "expected a term, found \")\"");
            return;
        }
        const FilterWord word = readWord();
        if (m_error)
            return;
        auto term = parseFilterTerm(word);
        if (term)
            m_filter.parts.emplace_back(std::move(term).value());
        else
            m_error = term.error();
    }

    /// Up to a space or a parenthesis outside of quotes.
    FilterWord readWord()
    {
        FilterWord word;
        word.offset = m_at;
        std::optional<std::size_t> quote;
        bool wasQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                quote = quote ? std::nullopt : std::optional(m_at);
                if (!std::exchange(wasQuoted, true))
                    word.plain = word.text.size();
                continue;
            }
            if (!quote && (isSpace(c) || c == '(' || c == ')'))
                break;
            word.text += c;
        }
        word.length = m_at - word.offset;
        if (!wasQuoted)
            word.plain = word.text.size();
        if (quote)
            fail(*quote, m_text.size() - *quote, "expected a closing quote, found the end");
        skipSpace();
        return word;
    }

    [[nodiscard]] bool isKeyword(std::string_view keyword) const
    {
        const std::size_t end = m_at + keyword.size();
        const bool endsThere = end >= m_text.size() || isSpace(m_text[end]) || m_text[end] == '('
            || m_text[end] == ')';
        return endsThere && lowerCase(m_text.substr(m_at, keyword.size())) == keyword;
    }

    bool takeKeyword(std::string_view keyword)
    {
        if (!isKeyword(keyword))
            return false;
        m_at += keyword.size();
        skipSpace();
        return true;
    }

    bool takeCharacter(char c)
    {
        if (m_at == m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    void fail(std::size_t offset, std::size_t length, std::string what)
    {
        if (!m_error)
            m_error = FilterError{offset, length, std::move(what)};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Filter m_filter;
    std::optional<FilterError> m_error;
};

} // namespace

Result<Filter, FilterError> parseFilter(std::string_view text)
{
    return FilterParser(text).parse();
}

} // namespace retryscope
