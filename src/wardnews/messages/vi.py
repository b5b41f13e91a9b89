"""The sentences in Vietnamese, the language of the editors."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {
    # The shape of the file
    "no-front-matter": (
        "Bài chưa có phần khai báo ở đầu tệp.",
        "Mở đầu tệp bằng một dòng ---, ghi title, date, category, rồi thêm một dòng --- nữa.",
    ),
    "front-matter-not-closed": (
        "Phần khai báo ở đầu tệp chưa được đóng lại.",
        "Thêm một dòng chỉ có --- ngay trước nội dung bài.",
    ),
    "front-matter-too-large": (
        "Phần khai báo ở đầu tệp quá dài.",
        "Chỉ giữ các dòng khai báo; chuyển nội dung bài xuống dưới dòng --- thứ hai.",
    ),
    "not-a-mapping": (
        "Phần khai báo không theo dạng “tên: giá trị”.",
        "Viết mỗi khai báo trên một dòng, ví dụ: title: Hội nghị tổng kết",
    ),
    "too-deep": (
        "Phần khai báo có quá nhiều dấu ngoặc lồng vào nhau.",
        "Bỏ bớt các dấu [ hoặc {{ thừa, hoặc đặt cả giá trị trong dấu ngoặc kép.",
    ),
    "yaml-feature": (
        "Giá trị bắt đầu bằng dấu &, * hoặc !, là những dấu có nghĩa riêng nên máy không nhận.",
        "Đặt cả giá trị trong dấu ngoặc kép: {quoted}",
    ),
    "bad-yaml": (
        "Không đọc được dòng này của phần khai báo, hoặc dòng ngay trên nó.",
        "Viết theo dạng “tên: giá trị”: tên sát lề trái, sau dấu hai chấm có một dấu cách.",
    ),
    "duplicate-key": (
        "Khai báo “{key}” xuất hiện hai lần.",
        "Giữ lại một dòng {key}, xóa dòng kia.",
    ),
    "unclosed-quote": ("Dấu ngoặc đã mở mà chưa đóng.", "Viết: {quoted}"),
    "tab": ("Có dấu Tab ở chỗ phải là dấu cách.", "Xóa dấu Tab rồi gõ dấu cách thay vào."),
    "unquoted-colon": (
        "Giá trị có dấu hai chấm nên phải đặt trong dấu ngoặc kép.",
        "Viết: {quoted}",
    ),
    "special-start": ("Giá trị bắt đầu bằng một ký tự có nghĩa riêng.", "Viết: {quoted}"),
    "text-after-quote": ("Còn chữ đứng sau dấu đóng ngoặc kép.", "Viết: {quoted}"),
    "missing-colon": ("Sau “{key}” thiếu dấu hai chấm.", "Viết: {quoted}"),
    "missing-space": ("Sau dấu hai chấm của “{key}” thiếu một dấu cách.", "Viết: {quoted}"),
    "indented-key": (
        "Dòng “{key}” bị lùi vào, không bắt đầu sát lề trái.",
        "Xóa các dấu cách ở đầu dòng để thành: {quoted}",
    ),
    "unclosed-bracket": ("Dấu ngoặc đã mở ở đầu giá trị mà chưa đóng.", "Viết: {quoted}"),
    "text-after-bracket": (
        "Còn chữ đứng sau dấu đóng ngoặc vuông hoặc ngoặc nhọn.",
        "Viết: {quoted}",
    ),
    "bad-escape": (
        "Dấu gạch chéo ngược \\ nằm giữa hai dấu ngoặc kép có nghĩa riêng.",
        "Dùng dấu nháy đơn: {quoted}",
    ),
    "legacy-encoding": (
        "Tệp được gõ theo bảng mã cũ {encoding}, không phải Unicode (UTF-8).",
        "Dùng UniKey (Ctrl+Shift+F6) chuyển bài từ {encoding} sang Unicode, rồi lưu lại với mã hóa UTF-8.",
    ),
    "not-utf8": (
        "Tệp không được lưu theo bảng mã Unicode (UTF-8).",
        "Trong Notepad chọn Lưu dưới dạng (Save as), ở mục Mã hóa (Encoding) chọn UTF-8.",
    ),
    "control-character": (
        "Có một ký tự ẩn, không nhìn thấy được ({character}).",
        "Xóa cả chữ ở vị trí này rồi gõ lại.",
    ),
    # The fields
    "unknown-key": (
        "Không có khai báo nào tên là “{key}”.",
        "Xóa dòng này, hoặc dùng một trong các tên: {keys}.",
    ),
    "misspelt-key": (
        "Không có khai báo nào tên là “{key}”.",
        "Có phải bạn muốn viết “{nearest}”? Hãy đổi tên ở đầu dòng thành {nearest}.",
    ),
    "missing-title": ("Bài chưa có tiêu đề (title).", "Thêm dòng, ví dụ: title: {example}"),
    "missing-date": ("Bài chưa có ngày đăng (date).", "Thêm dòng, ví dụ: date: {example}"),
    "missing-category": (
        "Bài chưa có chuyên mục (category).",
        "Thêm dòng, ví dụ: category: {example}",
    ),
    "missing-key": ("Thiếu khai báo “{key}”.", "Thêm dòng, ví dụ: {key}: {example}"),
    "not-a-text": (
        "“{key}” phải là chữ viết trên một dòng, không phải một danh sách.",
        "Viết trên một dòng, ví dụ: {key}: {example}",
    ),
    "not-a-list": ("“{key}” phải là một danh sách.", "Viết, ví dụ: {key}: {example}"),
    "not-an-item": ("Mỗi mục của “{key}” phải gồm các khai báo: {keys}.", "Viết, ví dụ: {example}"),
    "bad-date": (
        "Không đọc được ngày giờ “{value}”.",
        "Viết ngày trước, tháng sau, ví dụ: {key}: {example}",
    ),
    "no-such-day": (
        "Không có ngày “{value}” trong lịch.",
        "Sửa lại ngày hoặc tháng, ví dụ: {key}: {example}",
    ),
    "no-such-time": (
        "Giờ ghi trong “{value}” không có thật.",
        "Viết giờ từ 00:00 đến 23:59, ví dụ: {key}: {example}",
    ),
    "year-out-of-range": (
        "Năm trong “{value}” nằm ngoài khoảng 1945–2100.",
        "Sửa lại năm, ví dụ: {key}: {example}",
    ),
    "bad-views": ("Không đọc được số lượt xem “{value}”.", "Chỉ ghi số, ví dụ: views: {example}"),
    "negative-views": ("Số lượt xem “{value}” nhỏ hơn 0.", "Bỏ dấu trừ, ví dụ: views: {example}"),
    "absurd-views": (
        "Số lượt xem “{value}” lớn đến mức không thể có.",
        "Kiểm tra lại con số, ví dụ: views: {example}",
    ),
    "bad-number": ("“{value}” không phải là số nguyên.", "Chỉ ghi số, ví dụ: {key}: {example}"),
    "bad-flag": (
        "“{value}” không phải là true (có) hay false (không).",
        "Viết {key}: true hoặc {key}: false.",
    ),
    "bad-slug": (
        "“{value}” không dùng làm địa chỉ được.",
        "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: {key}: {example}",
    ),
    "unknown-language": (
        "Không có ngôn ngữ “{value}”.",
        "Ghi một trong các mã: {known}. Ví dụ: {key}: {example}",
    ),
    "bad-url": (
        "“{value}” không phải là địa chỉ trang web.",
        "Viết đầy đủ, có cả https://, ví dụ: {key}: {example}",
    ),
    "page-for-site": (
        "“{value}” là địa chỉ của một trang, không phải của cả trang tin.",
        "Viết đến thư mục chứa trang đó thôi: {site}",
    ),
    "bad-alias": (
        "“{value}” không dùng làm địa chỉ cũ được.",
        "Chỉ ghi phần đường dẫn sau tên miền, ví dụ: tin-cu/90-nam.html",
    ),
    "bad-portal-address": (
        "“{value}” không phải là địa chỉ của một bài trên cổng cũ.",
        "Chép cả địa chỉ từ trình duyệt, ví dụ: {key}: {example}",
    ),
    "unknown-status": ("Không có trạng thái “{value}”.", "Dùng một trong các trạng thái: {known}."),
    "unknown-category": (
        "Không có chuyên mục “{value}”.",
        "Có phải bạn muốn viết “{nearest}”? Các chuyên mục hiện có: {known}.",
    ),
    "expires-before-date": (
        "Ngày hết hạn (expires) không đứng sau ngày đăng (date).",
        "Sửa lại một trong hai ngày.",
    ),
    "future-date": (
        "Ngày đăng {value} chưa tới.",
        "Kiểm tra lại ngày; nếu muốn hẹn ngày hiện bài thì thêm dòng publish.",
    ),
    # The settings of the site
    "bad-time-zone": ("Không có múi giờ “{value}”.", "Viết: time_zone: {example}"),
    "bad-page-size": (
        "Số bài trên một trang là {value}, nằm ngoài khoảng từ 5 đến 100.",
        "Viết, ví dụ: page_size: {example}",
    ),
    "duplicate-category": (
        "Chuyên mục “{name}” trùng tên hoặc trùng địa chỉ với chuyên mục “{other}”.",
        "Đổi tên (name) hoặc địa chỉ (slug) của một trong hai chuyên mục.",
    ),
    # The body and its files
    "empty-body": (
        "Bài chưa có nội dung.",
        "Viết ít nhất một câu dưới dòng --- thứ hai; bài còn dở thì thêm dòng status: draft.",
    ),
    "too-large": (
        "Bài dài {size}, quá mức {limit} cho một bài.",
        "Chia bài làm nhiều phần, hoặc để phần dài thành tệp đính kèm.",
    ),
    "too-complex": (
        "Bài có quá nhiều dấu đặc biệt lồng nhau nên máy không xử lý nổi.",
        "Xóa các chuỗi dài gồm những dấu như [ * _ ` > trong nội dung bài.",
    ),
    "cut-by-comment": (
        "Phần “{lost}” sẽ mất, vì dấu # đứng sau dấu cách mở đầu một ghi chú.",
        'Đặt cả giá trị trong dấu ngoặc kép: {key}: "{whole}"',
    ),
    "missing-file": (
        "Không tìm thấy tệp “{file}”.",
        "Chép tệp vào cạnh bài, hoặc sửa lại tên tệp. Tệp có tên gần giống nhất: {nearest}.",
    ),
    "article-as-file": (
        "“{file}” là một bài viết, không phải tệp ảnh hay văn bản.",
        "Ghi tên tệp ảnh hoặc văn bản; muốn dẫn đến bài thì đặt liên kết trong nội dung.",
    ),
    "wrong-case": (
        "Tên tệp “{file}” khác tệp có thật ở chữ hoa, chữ thường.",
        "Viết đúng như tên tệp: {nearest}",
    ),
    "outside-file": (
        "“{file}” nằm ngoài thư mục content nên không được đăng.",
        "Chép tệp vào cạnh bài rồi chỉ ghi tên tệp.",
    ),
    "active-file": (
        "“{file}” là loại tệp mà máy người đọc sẽ chạy như một chương trình nên không được đăng.",
        "Đăng bản PDF hoặc ảnh của tệp đó.",
    ),
    "hidden-link": (
        "Liên kết “{file}” dẫn đến một bài chưa hiện ra: bản nháp hoặc chưa đến ngày.",
        "Đăng bài đó trước; cho đến lúc ấy chữ vẫn còn nhưng không bấm được.",
    ),
    "lost-link": (
        "Địa chỉ “{value}” viết sai nên liên kết không dẫn đến đâu.",
        "Chép lại địa chỉ từ trình duyệt, không có dấu cách, như https://hanoi.gov.vn; hoặc bỏ liên kết.",
    ),
    "broken-link": (
        "Liên kết “{file}” dẫn đến một bài không có.",
        "Sửa lại tên tệp của bài được dẫn đến. Tệp có tên gần giống nhất: {nearest}.",
    ),
    "external-picture": (
        "Ảnh “{file}” nằm ở trang khác nên người đọc có thể không xem được.",
        "Tải ảnh về, để cạnh bài, rồi chỉ ghi tên tệp ảnh.",
    ),
    "broken-picture": (
        "Không mở được ảnh “{file}”: tệp bị hỏng hoặc thuộc loại mà trang web không hiện được.",
        "Mở ảnh trên máy, chọn Lưu dưới dạng (Save as), loại JPG, rồi dùng tệp mới.",
    ),
    "picture-too-large": (
        "Ảnh “{file}” quá lớn (trên 60 triệu điểm ảnh).",
        "Mở ảnh bằng Paint, chọn Đổi cỡ (Resize) còn khoảng 4000 điểm ảnh chiều ngang, rồi lưu lại.",
    ),
    "missing-alt": (
        "Ảnh “{file}” chưa có lời tả cho người không nhìn thấy ảnh.",
        "Viết lời tả trong ngoặc vuông: ![lời tả]({file}); với ảnh chính thì thêm dòng image_alt.",
    ),
    "legacy-d": (
        "Chữ Ð ở đây là một ký tự khác, chỉ trông giống chữ Đ, nên khi tìm sẽ không thấy.",
        "Xóa chữ này rồi gõ lại bằng bộ gõ tiếng Việt.",
    ),
    "legacy-text": (
        "Dòng này có vẻ được gõ theo bảng mã cũ {encoding} nên người đọc không đọc được.",
        "Dùng UniKey (Ctrl+Shift+F6) chuyển đoạn này từ {encoding} sang Unicode rồi dán lại.",
    ),
    "personal-data": (
        "Đây có thể là thông tin cá nhân: “{value}”.",
        "Xóa đi; nếu được phép đăng thì thêm dòng allow: [personal-data].",
    ),
    # Addresses
    "dead-link": (
        "Liên kết dẫn đến “{target}”, nhưng trang tin không có tệp ấy.",
        "Sửa liên kết trong bài có trang này, hoặc trong mẫu trang.",
    ),
    "dead-anchor": (
        "Liên kết dẫn đến “{target}”, nhưng trang ấy không có mục đó.",
        "Sửa phần sau dấu # cho đúng một đề mục của trang ấy, hoặc bỏ phần đó.",
    ),
    "link-case": (
        "Liên kết “{target}” khác tệp có thật ở chữ hoa, chữ thường.",
        "Viết đúng: {nearest}",
    ),
    "dead-external-link": (
        "Không mở được trang “{target}”: {reason}.",
        "Thử mở trong trình duyệt; nếu trang không còn thì sửa hoặc bỏ liên kết.",
    ),
    "no-slug": (
        "Tên tệp không có chữ cái hay chữ số nào để làm địa chỉ.",
        "Đổi tên tệp, ví dụ: 2020-10-16-gap-mat.md",
    ),
    "reserved-slug": (
        "“{value}” là tên mà trang web hoặc Windows đã dành riêng, không dùng làm địa chỉ được.",
        "Thêm dòng với địa chỉ khác, ví dụ: {key}: {example}",
    ),
    "long-slug": (
        "Địa chỉ dài quá {limit} chữ.",
        "Đặt tên tệp ngắn lại, hoặc thêm dòng với địa chỉ ngắn, ví dụ: {key}: {example}",
    ),
    "duplicate-address": (
        "Địa chỉ {address} trùng với địa chỉ của {other}.",
        "Đổi tên tệp, hoặc thêm dòng slug với giá trị khác.",
    ),
    "address-moved": (
        "Địa chỉ của bài đã đăng đổi từ {old} thành {new}; ai đã lưu địa chỉ cũ sẽ không vào được.",
        "Thêm dòng aliases: [{old}], hoặc chạy lệnh: wardnews build --accept-moves",
    ),
    "same-title-and-date": (
        "Bài trùng cả tiêu đề và ngày với {other}.",
        "Nếu là cùng một bài thì xóa một trong hai tệp.",
    ),
    # The work itself
    "no-site": (
        "Thư mục {path} không có tệp {file}.",
        "Mở đúng thư mục của trang tin, hoặc tạo trang mới bằng lệnh: wardnews init TÊN-THƯ-MỤC",
    ),
    "cannot-read": (
        "Không đọc được {path}: {reason}.",
        "Đóng tệp trong Word hay chương trình khác rồi chạy lại.",
    ),
    "changed-meanwhile": (
        "Tệp {path} vừa được ghi lại trong lúc đang dựng trang.",
        "Đợi chương trình kia lưu xong, rồi chạy lại.",
    ),
    "cannot-write": (
        "Không ghi được {path}: {reason}.",
        "Xem ổ đĩa còn chỗ trống và thư mục có bị khóa không, rồi chạy lại.",
    ),
    "foreign-output": (
        "Thư mục {path} đang chứa tệp không phải do wardnews tạo ra.",
        "Chọn một thư mục trống, để không tệp nào của bạn bị mất.",
    ),
    "output-in-sources": (
        "Không ghi vào {path} được: chỗ đó nằm trong phần nguồn của trang tin.",
        "Chọn một chỗ ở ngoài các thư mục content, templates và static.",
    ),
    "output-in-output": (
        "Không ghi vào {path} được: chỗ đó dành cho trang tin đã dựng.",
        "Chọn một chỗ ở ngoài thư mục đó.",
    ),
    "in-the-way": (
        "Không ghi được {path}: ở đó có một liên kết hoặc một tệp không phải do wardnews tạo ra.",
        "Chuyển nó đi chỗ khác, rồi chạy lại.",
    ),
    "no-access": (
        "Máy không cho dùng {path}: {reason}.",
        "Xem lại tên và quyền truy cập của nơi đó, rồi chạy lại.",
    ),
    "bad-letters": (
        "“{value}” có chữ mà máy không đọc được (ở những chỗ có dấu ?).",
        "Gõ lại những chữ đó.",
    ),
    "bad-file-name": (
        "Tên của {path} có chữ mà máy không đọc được (ở những chỗ có dấu ?).",
        "Đổi tên, chỉ dùng chữ và số, rồi chạy lại.",
    ),
    "twin-names": (
        "Có hai tệp {path}: tên nhìn giống hệt, nhưng một tệp ghi dấu tách rời, như từ máy Mac.",
        "Mở cả hai xem tệp nào đúng, xóa hoặc đổi tên tệp kia, rồi chạy lại.",
    ),
    "output-busy": (
        "Một lệnh khác đang ghi vào thư mục {path}.",
        "Đợi lệnh đó xong, hoặc đóng cửa sổ của nó, rồi chạy lại.",
    ),
    "bad-manifest": (
        "Thư mục {path} không có bản kê {file} đọc được.",
        "Dựng lại trang tin bằng lệnh: wardnews build",
    ),
    "bad-visits": (
        "Tệp {path} ghi lượt xem đã bị hỏng.",
        "Lấy lại tệp đó từ bản lưu trước; nếu không có thì xóa đi, lượt xem sẽ đếm lại từ đầu.",
    ),
    "preview-output": (
        "Thư mục {path} là bản xem trước, có cả bản nháp hay bài chờ đăng, nên không đưa ra ngoài.",
        "Dựng lại, không có --drafts: wardnews build",
    ),
    "altered-output": (
        "Tệp {file} trong {path} không còn như lúc dựng.",
        "Dựng lại trang tin bằng lệnh: wardnews build",
    ),
    "not-zip": (
        "{path} không phải là tên của một tệp ZIP, cũng không phải là một thư mục đã có.",
        "Viết tên có đuôi .zip, ví dụ: wardnews export zip trang-tin.zip",
    ),
    "not-html": (
        "Kỷ yếu là một tệp HTML, không ghi vào {path} được.",
        "Viết --output ky-yeu-{year}.html; cần PDF thì mở tệp đó trong trình duyệt rồi in ra PDF.",
    ),
    "no-rsync": (
        "Máy này chưa có chương trình rsync.",
        "Cài rsync, hoặc chép sang một thư mục: wardnews deploy THƯ-MỤC",
    ),
    "rsync-failed": (
        "Không chép được lên {target}: rsync đã dừng với mã lỗi {number}, lý do ghi ở ngay trên.",
        "Kiểm tra tên máy chủ và quyền truy cập rồi chạy lại; chạy lại không làm hỏng gì.",
    ),
    "bad-target": (
        "“{value}” không phải là nơi nhận trang tin.",
        "Viết một nơi ngoài thư mục build: một thư mục, một tệp .zip, hoặc MÁY:THƯ-MỤC.",
    ),
    "bad-template": (
        "Mẫu trang {file} có lỗi: {reason}.",
        "Sửa mẫu trong thư mục templates, hoặc xóa tệp đó để dùng mẫu có sẵn.",
    ),
    "no-index": (
        "Trang tin ở {path} chưa có phần tìm kiếm.",
        "Chạy lệnh wardnews build trước; trong site.yml không được có dòng search: false.",
    ),
    "no-such-category": (
        "Không có chuyên mục “{value}”.",
        "Gõ tên một chuyên mục: {known}.",
    ),
    "site-exists": (
        "Thư mục {path} đã có tệp bên trong.",
        "Chọn một thư mục chưa có hoặc còn trống.",
    ),
    "article-exists": (
        "Bài {path} đã có nên không được ghi đè.",
        "Đặt tiêu đề khác, hoặc mở tệp đó ra sửa.",
    ),
    "no-title": (
        "Tiêu đề “{value}” không có chữ cái hay chữ số nào.",
        'Gõ tiêu đề trong dấu ngoặc kép, ví dụ: wardnews new "Hội nghị tổng kết"',
    ),
    "year-without-news": (
        "Năm {year} không có bài nào đã đăng.",
        "Gõ một năm có bài, ví dụ: wardnews yearbook 2020 --output ky-yeu-2020.html",
    ),
    "no-such-command": (
        "Không có lệnh nào tên là “{name}”.",
        "Có phải bạn muốn gõ: wardnews {nearest}? Các lệnh hiện có: {known}.",
    ),
    "bad-moment": (
        "Không đọc được ngày “{value}”.",
        "Viết ngày trước, tháng sau, ví dụ 16/10/2020, hoặc 2020-10-16.",
    ),
    "bad-base-url": (
        "“{value}” không phải là địa chỉ trang web.",
        "Viết đầy đủ, có cả https://, ví dụ: --base-url https://ducgiang.example",
    ),
    "bad-epoch": (
        "Biến SOURCE_DATE_EPOCH có giá trị “{value}”, không phải là số giây.",
        "Đặt lại biến đó bằng một số nguyên, hoặc xóa biến đi.",
    ),
    "not-a-portal-page": (
        "Tệp {path} không có dạng một trang của cổng cũ.",
        "Tệp phải có chuyên mục, tiêu đề, rồi dòng “Ngày đăng … | … | Lượt xem: …”.",
    ),
    "edited-article": (
        "Bài {path} đã có và khác với bản nhập vào nên được giữ nguyên.",
        "Nếu muốn nhập lại thì đổi tên hoặc xóa tệp đó trước.",
    ),
    "old-word": (
        "{path} là tệp Word kiểu cũ (.doc).",
        "Mở bằng Word, chọn Tệp (File) → Lưu dưới dạng (Save As) → Word Document (*.docx), rồi nhập tệp mới.",
    ),
    "word-password": (
        "{path} được khóa bằng mật khẩu.",
        "Mở bằng Word, chọn Tệp → Thông tin → Bảo vệ tài liệu → Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu lại.",
    ),
    "not-word": (
        "{path} không phải là tệp Word (.docx) còn nguyên vẹn.",
        "Mở bằng Word, chọn Tệp → Lưu dưới dạng → Word Document (*.docx), rồi nhập tệp mới.",
    ),
    "unsafe-word": (
        "{path} có cấu tạo bất thường nên không được mở, vì có thể gây hại cho máy.",
        "Chỉ nhập tệp do người quen soạn; mở bằng Word rồi lưu lại thành tệp .docx mới.",
    ),
    "file-empty": ("{path} là tệp trống.", "Chép lại tệp từ nơi gửi rồi nhập lại."),
    "file-too-large": (
        "{path} lớn hơn 64 MB.",
        "Trong Word chọn ảnh → Nén ảnh (Compress Pictures), lưu lại rồi nhập.",
    ),
    "no-text": (
        "{path} không có chữ nào để làm bài.",
        "Nếu là ảnh chụp văn bản thì hãy gõ lại nội dung.",
    ),
    "unknown-kind": (
        "Không nhập được loại tệp của {path}.",
        "Chỉ nhập tệp .docx, .html, .htm hoặc .txt.",
    ),
    "import-too-heavy": (
        "{path} mất quá nhiều thời gian nên đã dừng lại.",
        "Chia tệp thành nhiều bài nhỏ rồi nhập từng bài.",
    ),
    "import-failed": (
        "Không đọc được {path}.",
        "Mở bằng Word, lưu lại thành tệp .docx mới rồi nhập; nếu vẫn lỗi thì gửi tệp cho người phụ trách kỹ thuật.",
    ),
    "import-duplicate": (
        "{path} trùng tiêu đề và ngày với bài đã có: {other}.",
        "Nếu đúng là hai bài thì sửa tiêu đề trong tệp rồi nhập lại.",
    ),
    "import-address": (
        "{path} sẽ có cùng địa chỉ với bài đã có: {other}.",
        "Sửa tiêu đề trong tệp rồi nhập lại.",
    ),
    "nothing-to-import": (
        "Không tìm thấy tệp nào để nhập trong: {path}.",
        "Ghi tên tệp, tên thư mục, hoặc *.docx.",
    ),
    "no-import-extra": (
        "Máy chưa có phần nhập tệp Word và trang web.",
        'Cài thêm bằng lệnh: python -m pip install "wardnews[import]"',
    ),
    "port-busy": (
        "Cổng {port} đang được một chương trình khác dùng.",
        "Chọn cổng khác, ví dụ: wardnews serve --port {other}",
    ),
    "unexpected": (
        "Chương trình gặp lỗi chưa lường trước: {reason}.",
        "Nội dung của bạn còn nguyên. Hãy gửi câu này cho người phụ trách kỹ thuật.",
    ),
}

REASONS: dict[str, str] = {
    # Files
    "EACCES": "không có quyền",
    "EPERM": "thao tác này không được phép",
    "ENOENT": "không có tệp hay thư mục nào như vậy",
    "EEXIST": "ở đó đã có một tệp",
    "EISDIR": "đó là một thư mục, không phải một tệp",
    "ENOTDIR": "có một tệp ở chỗ lẽ ra là thư mục",
    "ENOTEMPTY": "thư mục không trống",
    "ENAMETOOLONG": "tên quá dài",
    "EINVAL": "tên có chữ mà máy này không nhận",
    "ELOOP": "các liên kết dẫn vòng tròn",
    "EBUSY": "chương trình khác đang dùng",
    "ETXTBSY": "chương trình khác đang dùng",
    "ENOSPC": "ổ đĩa đã hết chỗ trống",
    "EDQUOT": "đã dùng hết phần ổ đĩa được cấp",
    "EFBIG": "tệp quá lớn đối với ổ đĩa này",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EIO": "ổ đĩa bị lỗi hoặc đã bị rút ra",
    "EMFILE": "đang mở quá nhiều tệp cùng lúc",
    "ENFILE": "đang mở quá nhiều tệp cùng lúc",
    "ENOMEM": "máy không còn đủ bộ nhớ",
    "BadGzipFile": "tệp nén bị hỏng hoặc bị cụt",
    # The net
    "gaierror": "không tìm thấy máy chủ, hoặc không có mạng",
    "ENETUNREACH": "không có mạng",
    "EHOSTUNREACH": "không đến được máy chủ",
    "ECONNREFUSED": "máy chủ không nhận kết nối",
    "ECONNRESET": "máy chủ ngắt kết nối",
    "RemoteDisconnected": "máy chủ ngắt kết nối",
    "ETIMEDOUT": "chờ lâu mà không thấy trả lời",
    "TimeoutError": "chờ lâu mà không thấy trả lời",
    "SSLCertVerificationError": "chứng chỉ bảo mật không hợp lệ",
}
"""The reasons of the system, by the names that `errors.reason_of` gives them."""


SENTENCES: dict[str, str] = {
    "error": "lỗi",
    "warning": "cảnh báo",
    "counts": "Có {errors} lỗi và {warnings} cảnh báo.",
    "found": "Tìm thấy {count} bài.",
    "found-nearly": "Tìm thấy {count} bài gần đúng (khác dấu với từ đã gõ).",
    "nothing-found": "Không tìm thấy bài nào. Thử ít từ hơn, hoặc gõ không dấu.",
    "empty-category": "Chuyên mục “{name}” chưa có bài nào.",
    "no-problem": "Không có lỗi nào trong {articles} bài.",
    "nothing-published": "Chưa đăng gì cả: hãy sửa các lỗi trên rồi chạy lại.",
    "built": "Đã đọc {articles} bài, đăng {shown} bài.",
    "hidden": "{count} bài không hiện: bản nháp, chưa đến ngày, đã gỡ hoặc đã hết hạn.",
    "written": "Tệp mới: {new}, thay đổi: {changed}, giữ nguyên: {unchanged}, đã xóa: {removed}.",
    "took": "Thời gian (giây): {stages}.",
    "stage-reading": "đọc bài",
    "stage-checking": "kiểm tra",
    "stage-planning": "xếp trang",
    "stage-comparing": "so với lần trước",
    "stage-writing": "ghi trang",
    "stage-removing": "dọn tệp cũ",
    "explained": "{path}: {why}; {effect}.",
    "why-new": "trang mới",
    "why-unknown": "không có ghi chép nào về tệp này từ lần dựng trước",
    "why-content": "nội dung hiện trên trang đã thay đổi",
    "why-theme": "giao diện hoặc phần chung của trang tin đã thay đổi",
    "why-missing": "tệp không còn trong thư mục kết quả",
    "why-altered": "tệp trong thư mục kết quả đã bị sửa từ bên ngoài",
    "why-removed": "không còn bài hay mục nào dùng tệp này",
    "effect-new": "đã ghi mới",
    "effect-changed": "đã ghi lại",
    "effect-unchanged": "kết quả vẫn như cũ nên giữ nguyên",
    "effect-removed": "đã xóa",
    "nothing-made": "Không trang nào phải dựng lại.",
    "open": "Mở trang tin tại: {file}",
    "alias-written": "Đã ghi địa chỉ cũ {alias} vào {path}.",
    "verified": "Đúng như bản kê: {count} tệp, không thiếu, không bị sửa, không có tệp lạ.",
    "not-verified": "Không đúng như bản kê: thiếu {missing}, bị sửa {altered}, lạ {foreign} tệp.",
    "missing": "thiếu",
    "altered": "bị sửa",
    "foreign": "lạ",
    "visits-added": "Đã đọc {lines} dòng nhật ký, cộng thêm {counted} lượt xem.",
    "visits-too-old": "Bỏ qua {count} dòng của ngày {day} trở về trước, vì đã chốt.",
    "visits-no-log": (
        "{path}: không có dòng nào theo mẫu nhật ký của Apache hay nginx (common, combined), nên "
        "không đếm được gì. Tệp nén thì chỉ đọc được .gz."
    ),
    "visits-to-come": "Bỏ qua {count} dòng ghi ngày chưa đến: đồng hồ của máy chủ đã có lúc chạy sai. "
    "Hãy nhờ người giữ máy chủ chỉnh lại giờ.",
    "yearbook": "Đã ghi kỷ yếu năm {year} gồm {count} bài ra {path}.",
    "exported": "Đã xuất {count} tệp ra {path}.",
    "deployed": "Đã đưa lên {target}: {new} tệp mới, {changed} thay đổi, {removed} đã xóa.",
    "would-deploy": "Sẽ đưa lên {target}: {new} tệp mới, {changed} thay đổi, {removed} bị xóa. Chưa làm gì.",
    "deployed-by-rsync": "Đã chép xong lên {target}.",
    "would-deploy-by-rsync": "Mới chỉ chạy thử: chưa chép gì lên {target}.",
    "step-new": "thêm",
    "step-changed": "thay",
    "step-removed": "xóa",
    "reading": "Đang đọc bài",
    "writing": "Đang ghi trang",
    "imported": "đã nhập",
    "unchanged": "không đổi",
    "kept": "giữ nguyên bản đã có",
    "refused": "không nhập được",
    "import-summary": "Đã nhập {imported} bài, {unchanged} bài không đổi, {kept} bài giữ nguyên, "
    "{refused} tệp không nhập được.",
    "site-made": "Đã tạo trang tin mới trong {path}.",
    "site-next": "Tiếp theo: mở thư mục đó, sửa content/site.yml, rồi chạy lệnh: wardnews build",
    "article-made": "Đã tạo bài mới: {path}",
    "article-next": "Bài đang là bản nháp: viết xong thì xóa dòng status: draft.",
    "mended": "Đã sửa {count} tệp.",
    "nothing-to-mend": "Không có gì phải sửa tự động.",
    "mended-bom": "Bỏ dấu BOM ở đầu tệp.",
    "mended-utf16": "Lưu lại theo UTF-8.",
    "mended-line-ends": "Đổi dấu xuống dòng sang dạng chung (LF).",
    "mended-nfc": "Ghép chữ và dấu thành Unicode dựng sẵn.",
    "importing": "Đang nhập",
    "look": "đã nhập, cần xem lại",
    "column-result": "Kết quả",
    "column-count": "Số tệp",
    "note-place": " (gần “{words}”)",
    "note-encoding": "Bài gõ theo bảng mã {what}, đã chuyển sang Unicode; nếu sai thì nhập lại với --encoding.",
    "note-picture": "Không lấy được ảnh {what}.",
    "note-address": "Không ghi địa chỉ cũ, vì bài hay trang khác đã có địa chỉ này: {what}; nếu nó là của bài này thì chuyển dòng legacy_url sang đây.",
    "note-alt": "Ảnh thứ {what} chưa có lời tả: hãy viết lời tả trong ngoặc vuông.",
    "note-link": "Bỏ liên kết không dùng được: {what}",
    "note-element": "Bỏ phần không nhập được: {what}",
    "note-document": "Không thấy tệp đính kèm {what} cạnh trang.",
    "note-picture-kind": "Bỏ một ảnh loại {what} vì trang không hiện được; hãy lưu ảnh thành PNG hay JPEG rồi chèn vào bài.",
    "note-drawing": "Bỏ một hình vẽ hay biểu đồ của Word; hãy chụp thành ảnh rồi chèn vào bài.",
    "note-formula": "Công thức chỉ giữ được các ký hiệu, hãy xem lại: {what}",
    "note-sign": "Bỏ một ký hiệu của phông {what}; hãy gõ lại.",
    "note-joined": "Có bảng gộp ô không đọc rõ được; hãy so lại bảng với bản gốc.",
    "note-words": "Không lấy được những chữ này của tệp Word, hãy gõ lại vào bài: {what}",
    "note-hidden": "Bỏ chữ ẩn của tệp Word; muốn đăng thì bỏ chọn Hidden trong Word rồi nhập lại: {what}",
    "note-word": "Có phần của tệp Word không nhập được; hãy so lại với bản gốc.",
    "note-title": "Dòng đầu quá dài để làm tiêu đề; hãy sửa lại dòng title.",
    "note-category": "Tệp không ghi chuyên mục, tạm để “{what}”; bài là bản nháp cho đến khi xóa dòng status.",
    "note-unknown-category": "Trang tin không có chuyên mục mà tệp ghi: {what}; bài là bản nháp cho đến khi xóa dòng status.",
    "note-other-category": "Trang tin không có chuyên mục mà tệp ghi: {what}. Bài vào chuyên mục của --category; muốn khác thì sửa dòng category.",
    "note-date": "Tệp không ghi ngày, tạm để {what}; bài là bản nháp cho đến khi xóa dòng status.",
    "note-date-words": "Ngày {what} lấy từ câu trong bài; hãy xem có đúng là ngày đăng không.",
    "note-letters": "Có chữ không đọc được; hãy so lại với bản gốc.",
    "links-followed": "Đã thử {links} liên kết trong các trang dựng thử.",
    "external-link": "trang khác: {url} (từ {path})",
    "ask-title": "Tiêu đề bài",
    "ask-category": "Chuyên mục số mấy (1–{last})",
    "ask-date": "Ngày giờ đăng, ví dụ 16/10/2020 15:34 (bấm Enter: bây giờ)",
    "preview-problems": "Trang tin có chỗ cần sửa",
    "preview-line": "dòng {line}",
    "preview-no-page": "Chưa có trang này",
    "preview-no-page-hint": "Bài chưa được viết, đã đổi địa chỉ, hoặc đang có lỗi. Trang sẽ tự hiện "
    "ra khi có.",
    "preview-home": "Về trang chủ",
    "preview-refused": "Không nhận yêu cầu này.",
    "serving": "Xem thử tại: {url} (chỉ máy này xem được; bấm Ctrl+C để dừng)",
    "watching": "Đang chờ các bài thay đổi (bấm Ctrl+C để dừng).",
    "rebuilt": "{time} Đã dựng lại: {changed} tệp mới hoặc thay đổi, đã xóa {removed}.",
    "all-mended": "{time} Mọi lỗi đã được sửa.",
    "polling-full": "Máy không còn chỗ để báo tệp thay đổi; chương trình tự xem lại vài giây một lần.",
    "polling-silent": "Ổ đĩa này không báo tệp thay đổi; chương trình tự xem lại vài giây một lần.",
    "stopped": "Đã dừng theo yêu cầu.",
    "no-such-option": "Lệnh không có tùy chọn {name}.",
    "bad-option": "Tùy chọn {name} dùng chưa đúng: thiếu giá trị đứng sau, hoặc không cần giá trị.",
    "extra-argument": "Lệnh có phần thừa: {typed}. Tiêu đề hay tên có dấu cách thì đặt trong dấu "
    "ngoặc kép.",
    "not-a-choice": "Giá trị của {name} phải là một trong: {known}.",
    "not-a-folder": "Giá trị của {name} phải là một thư mục, không phải một tệp.",
    "not-a-file": "Giá trị của {name} phải là một tệp, không phải một thư mục.",
    "too-small": "Giá trị của {name} phải là một số nguyên từ {least} trở lên.",
    "not-in-range": "Giá trị của {name} phải là một số nguyên từ {least} đến {most}.",
    "missing-argument": "Lệnh còn thiếu {name}.",
    "bad-argument": "Giá trị của {name} không dùng được: {reason}",
    "wrong-call": "Lệnh gõ chưa đúng: {reason}",
    "see-help": "Xem cách dùng bằng lệnh: {command}",
}
