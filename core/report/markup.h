#pragma once
#include <QByteArray>
#include <QString>
#include <functional>
#include <utility>
#include <vector>

namespace counterpoint::report {

/// `text` as a file may hold it: every line end is `\n`, control characters and noncharacters are gone, a lone surrogate is U+FFFD.
QString printable(QStringView text);

/// Writes XML (and HTML that is XML too) as UTF-8. Elements nest by construction; all text passes printable().
class Markup {
public:
    using Attributes = std::vector<std::pair<const char*, QString>>;
    using Content = std::function<void()>;

    void declaration(); ///< <?xml …?>
    void element(const char* name, const Attributes& attributes = {}); ///< <name/>
    void element(const char* name, const Attributes& attributes, const Content& content);
    void element(const char* name, const Attributes& attributes, const QString& text);
    void text(QStringView text);
    void raw(const QByteArray& markup); ///< as it is
    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    void open(const char* name, const Attributes& attributes);
    void close(const char* name);
    QByteArray m_bytes;
};

} // namespace counterpoint::report
